// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @Test
  void aMissingFolderIsNamedAndNothingIsMade() {
    Path run = folder.resolve("run");
    CommandResult program = TinyRun.train(folder.resolve("nowhere"), run);
    assertFails(program, "nowhere: no such data set");
    assertThat(run).doesNotExist();
  }

  @Test
  void aFolderWithoutGoodImagesIsRefused() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("good"));
    Path run = folder.resolve("run");
    assertFails(TinyRun.train(data, run), data.toString());
    assertThat(run).doesNotExist();
  }

  @Test
  void aDamagedImageAmongGoodOnesIsNamedAndLeftOut() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    for (int i = 0; i < 8; i++) {
      Files.copy(
          tiny.data().resolve("train/good/rgb/00%d.png".formatted(i)), data.resolve(i + ".png"));
    }
    Files.writeString(data.resolve("3.png"), "not an image");
    Files.writeString(data.resolve("notes.txt"), "");
    Path run = folder.resolve("run");
    CommandResult program = TinyRun.train(data, run);
    assertThat(program.code()).as(program.err()).isZero();
    assertThat(program.err())
        .contains("skipped %s: neither image nor scan".formatted(data.resolve("notes.txt")))
        .contains("left out: " + data.resolve("3.png"));
    assertThat(Files.readString(run.resolve("split.json"))).doesNotContain("3.png");
  }

  @Test
  void allDamagedImagesAreNamedAndNothingIsTrained() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    for (int i = 0; i < 6; i++) {
      Files.writeString(data.resolve(i + ".png"), "not an image");
    }
    Path run = folder.resolve("run");
    assertFails(TinyRun.train(data, run), "3.png");
    assertThat(run.resolve("model.blemish")).doesNotExist();
    assertThat(run.resolve("features")).doesNotExist();
  }

  @Test
  void anotherRunsFolderIsNotTouched() throws IOException {
    byte[] before = Files.readAllBytes(tiny.model());
    assertFails(TinyRun.train(tiny.data(), tiny.run()), "already holds a run");
    assertThat(Files.readAllBytes(tiny.model())).isEqualTo(before);
  }

  @Test
  void resumingARunThatWasKilledBeforeItBeganTrainsIt() throws IOException {
    Path run = folder.resolve("run");
    Files.createDirectories(run.resolve("checkpoints"));
    CommandResult program = TinyRun.train(tiny.data(), run, "rgb", List.of("s4"), "--resume");
    assertThat(program.code()).isZero();
    assertThat(program.err()).contains(run + " holds no run to continue: training starts anew");
    assertThat(Files.readAllBytes(run.resolve("model.blemish")))
        .isEqualTo(Files.readAllBytes(tiny.model()));

    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "mine");
    assertFails(
        TinyRun.train(tiny.data(), other, "rgb", List.of("s4"), "--resume"),
        "exists and is not empty");
  }

  @Test
  void aTruncatedModelIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(tiny.model());
    Path cut = folder.resolve("cut.blemish");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertFails(CommandResult.run("predict", "--model", cut, tiny.test()), cut.toString());
    assertFails(CommandResult.run("info", "--model", cut), cut.toString());
  }

  @Test
  void anAlteredModelIsRefusedByTheEntrysName() throws IOException {
    byte[] bytes = Files.readAllBytes(tiny.model());
    bytes[bytes.length / 2] ^= 1; // the backbone is by far the largest entry
    Path altered = folder.resolve("altered.blemish");
    Files.write(altered, bytes);
    CommandResult program = CommandResult.run("predict", "--model", altered, tiny.test());
    assertFails(program, "entry backbone.onnx");
    assertThat(program.out()).isEmpty();
  }

  @Test
  void rejectsExportOfAFolderWithoutARun() {
    assertFails(
        CommandResult.run("export", folder, "--data", tiny.data()), "holds no run to resume");
  }

  private static void assertFails(CommandResult program, String message) {
    assertThat(program.code()).as(program.err()).isEqualTo(1);
    assertThat(program.err()).contains("blemish: ").contains(message).doesNotContain("mistake");
  }
}
