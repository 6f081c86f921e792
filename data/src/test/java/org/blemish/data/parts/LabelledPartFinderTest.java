// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPartFinderTest {
  private static final LabelledPartFinder FINDER = new LabelledPartFinder(Modality.RGB);

  @TempDir private Path folder;

  @Test
  void aDataSetGivesItsValidationImagesAndItsDefectiveTestImages() throws IOException {
    make("train/good/1.png", "validation/good/2.png", "test/good/3.png", "test/dent/4.png");

    assertThat(names(FINDER.good(folder).parts())).containsExactly("validation/good/2.png");
    assertThat(names(FINDER.defective(folder).parts())).containsExactly("test/dent/4.png");
  }

  @Test
  void trainingImagesOfADataSetAreNeverDefective() throws IOException {
    make("train/good/1.png", "train/good/2.png");

    assertThat(names(FINDER.good(folder).parts()))
        .containsExactly("train/good/1.png", "train/good/2.png");
    assertThatThrownBy(() -> FINDER.defective(folder).parts())
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no defective images");
  }

  @Test
  void aFolderOfGoodImagesWithItsLabelIsNotDefective() throws IOException {
    make("OK/1.png");

    assertThat(names(FINDER.good(folder).parts())).containsExactly("OK/1.png");
    assertThatThrownBy(() -> FINDER.defective(folder).parts()).isInstanceOf(BlemishException.class);
  }

  @Test
  void aFolderThatOnlyHoldsADataSetIsRefused() throws IOException {
    make("bracket/train/good/1.png", "bracket/test/dent/2.png");

    assertThatThrownBy(() -> FINDER.good(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessage(
            "%s: no data set, but holds 1; name one: %s", folder, folder.resolve("bracket"));
    assertThatThrownBy(() -> FINDER.defective(folder)).isInstanceOf(BlemishException.class);
  }

  @Test
  void aFolderWithoutLabelsIsWhatTheCallerSays() throws IOException {
    make("1.png", "2.png");

    assertThat(names(FINDER.good(folder).parts())).containsExactly("1.png", "2.png");
    assertThat(names(FINDER.defective(folder).parts())).containsExactly("1.png", "2.png");
  }

  private List<String> names(List<PartFiles> parts) {
    return parts.stream()
        .map(part -> folder.relativize(part.path()).toString().replace('\\', '/'))
        .toList();
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }
}
