// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFoldersTest {
  @TempDir Path folder;

  @BeforeEach
  void product() {
    IntStream.range(0, 20)
        .forEach(i -> DatasetFixtures.tree(folder, "line1/accepted/%02d.png".formatted(i)));
    DatasetFixtures.tree(
        folder,
        "rejects/dent/0.png",
        "rejects/dent/1.png",
        "rejects/rust/0.png",
        "drawn/dent/0_mask_1.png",
        "drawn/dent/0_mask_2.png",
        "drawn/rust/0_1.png",
        "drawn/rust/0_2.png",
        "other/5.png");
  }

  @Test
  void foldersOfAnyNameAreADataSet() {
    Dataset set = read(List.of("line1/accepted"), List.of(), List.of("rejects"), List.of("drawn"));

    assertThat(set.root()).isEqualTo(folder);
    assertThat(set.train().size()).isBetween(10, 18);
    assertThat(set.test().stream().filter(s -> s.label() == Label.GOOD).count())
        .isEqualTo(20 - set.train().size());
    assertThat(DatasetFixtures.sample(set.test(), "rejects/dent/0.png"))
        .satisfies(
            sample -> {
              assertThat(sample.defectType()).isEqualTo("dent");
              assertThat(sample.masks())
                  .containsExactly(
                      folder.resolve("drawn/dent/0_mask_1.png"),
                      folder.resolve("drawn/dent/0_mask_2.png"));
            });
    assertThat(DatasetFixtures.sample(set.test(), "rejects/rust/0.png").masks())
        .containsExactly(
            folder.resolve("drawn/rust/0_1.png"), folder.resolve("drawn/rust/0_2.png"));
    assertThat(DatasetFixtures.sample(set.test(), "rejects/dent/1.png").masks()).isEmpty();
  }

  @Test
  void eachFolderOfDefectsIsAKind() {
    Dataset set =
        read(
            List.of("line1/accepted"),
            List.of(),
            List.of("rejects/dent", "rejects/rust"),
            List.of());

    assertThat(set.test().stream().filter(s -> s.label() == Label.DEFECTIVE))
        .extracting(sample -> sample.defectType())
        .containsExactly("dent", "dent", "rust");
  }

  @Test
  void goodImagesForTestingLeaveAllOthersForTraining() {
    Dataset set = read(List.of("line1/accepted"), List.of("other"), List.of("rejects"), List.of());

    assertThat(set.train()).hasSize(20);
    assertThat(DatasetFixtures.sample(set.test(), "other/5.png").label()).isEqualTo(Label.GOOD);
  }

  @Test
  void goodImagesAloneAreAllForTraining() {
    Dataset set = read(List.of("line1/accepted"), List.of(), List.of(), List.of());

    assertThat(set.root()).isEqualTo(folder.resolve("line1/accepted"));
    assertThat(set.train()).hasSize(20);
    assertThat(set.test()).isEmpty();
  }

  @Test
  void aFolderThatHoldsOthersDoesNotListThemTwice() {
    DatasetFixtures.tree(folder, "line1/scratch/0.png");

    Dataset set = read(List.of("line1/accepted"), List.of(), List.of("line1"), List.of());

    assertThat(set.train().size() + set.test().size()).isEqualTo(20 + 1);
    assertThat(DatasetFixtures.sample(set.test(), "scratch/0.png").defectType())
        .isEqualTo("scratch");
  }

  @Test
  void onlyTheNamedFoldersAreSearchedForLeftOutFiles() {
    DatasetFixtures.tree(folder, "drawn/dent/9_mask.png", "rejects/notes.txt", "unrelated/x.heic");
    Category category =
        folders(List.of("line1/accepted"), List.of(), List.of("rejects"), List.of("drawn"))
            .category();

    assertThat(category.skipped(category.read()).all())
        .containsExactlyInAnyOrder(
            new SkippedFile(folder.resolve("drawn/dent/9_mask.png"), SkipReason.MASK_WITHOUT_IMAGE),
            new SkippedFile(folder.resolve("rejects/notes.txt"), SkipReason.OTHER));
  }

  @Test
  void wrongFoldersAreNamed() {
    assertThatThrownBy(() -> folders(List.of("nowhere"), List.of(), List.of(), List.of()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("nowhere: no such folder");
    assertThatThrownBy(() -> folders(List.of(), List.of(), List.of("rejects"), List.of()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("name it by --good DIR");
    DatasetFixtures.tree(folder, "ok/0.png");
    assertThatThrownBy(() -> read(List.of("line1"), List.of(), List.of("ok"), List.of()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("which means good");
  }

  private Dataset read(
      List<String> good, List<String> testGood, List<String> defects, List<String> masks) {
    return folders(good, testGood, defects, masks).category().read();
  }

  private NamedFolders folders(
      List<String> good, List<String> testGood, List<String> defects, List<String> masks) {
    return new NamedFolders(paths(good), paths(testGood), paths(defects), paths(masks));
  }

  private List<Path> paths(List<String> names) {
    return names.stream().map(folder::resolve).toList();
  }
}
