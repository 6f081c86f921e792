// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class TargetFilesTest {
  private static final Path OUTPUT = Path.of("heat");

  private static List<String> plan(String... inputs) {
    List<Path> paths = Stream.of(inputs).map(Path::of).toList();
    TargetFiles files = TargetFiles.plan(OUTPUT, ".png", paths);
    return paths.stream().map(path -> OUTPUT.relativize(files.of(path)).toString()).toList();
  }

  @Test
  void pathsAreRelativeToTheCommonFolder() {
    assertThat(plan("in/a/1.jpg", "in/b/1.jpg")).containsExactly("a/1.png", "b/1.png");
    assertThat(plan("in/a/1.jpg")).containsExactly("1.png");
  }

  @Test
  void inputsThatDifferInTheExtensionAloneHaveDifferentFiles() {
    assertThat(plan("in/a.png", "in/a.jpg")).containsExactly("a.png", "a.jpg.png");
  }

  @Test
  void aFallbackNameIsNotGivenToALaterInputToo() {
    assertThat(plan("in/a.png", "in/a.jpg", "in/a.jpg.png"))
        .doesNotHaveDuplicates()
        .startsWith("a.png", "a.jpg.png");
    assertThat(plan("in/a.jpg.png", "in/a.png", "in/a.jpg", "in/a.jpg.tiff"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameInputTwiceHasOneFile() {
    assertThat(plan("in/a.jpg", "in/a.jpg")).containsExactly("a.png", "a.png");
  }

  @Test
  void aFileThatWouldReplaceAnInputIsRefused() {
    List<Path> inputs = List.of(Path.of("in/a.png"));
    assertThatThrownBy(() -> TargetFiles.plan(Path.of("in"), ".png", inputs))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("would replace an input");
  }
}
