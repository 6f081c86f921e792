// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that people give to folders of good images, of kinds of defects and of masks. */
class UsualFolderNamesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mask",
        "masks",
        "Masks",
        "gt",
        "GT",
        "ground_truth",
        "label",
        "labels",
        "annotation",
        "annotations",
        "mask_dir"
      })
  void masksAreRecognisedNextToTheirKindsOfDefects(String name) {
    DatasetFixtures.tree(folder, "good/0.png", "good/1.png", "crack/0.png", name + "/crack/0.PNG");

    Dataset set = read("plain");

    assertThat(set.test())
        .filteredOn(sample -> sample.label() == Label.DEFECTIVE)
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.id()).isEqualTo("crack/0.png");
              assertThat(sample.masks())
                  .containsExactly(folder.resolve(name).resolve("crack/0.PNG"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "masks/crack/0.png",
    "masks/crack/0_mask.png",
    "masks/0.png",
    "masks/0_gt.png",
    "masks/test/crack/0.png",
    "test/masks/crack/0.png",
    "test/crack/masks/0.png",
    "test/crack/0_mask.png",
    "Ground_Truth/Crack/0_MASK.BMP",
  })
  void masksAreFoundWhereverTheyAre(String mask) {
    DatasetFixtures.tree(folder, "train/good/0.png", "test/good/1.png", "test/crack/0.png", mask);

    Dataset set = read("mvtec-ad");

    assertThat(DatasetFixtures.ids(set.test()))
        .containsExactly("test/crack/0.png", "test/good/1.png");
    assertThat(set.test().get(0).masks()).containsExactly(folder.resolve(mask));
    assertThat(set.test().get(1).masks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "masks/crack/0_mask_1.png, masks/crack/0_mask_2.png",
    "masks/crack/0_1.png,      masks/crack/0_2.png",
    "masks/crack/0.png,        masks/crack/0-1.png",
    "masks/crack/0 (1).png,    masks/crack/0 (2).png",
    "masks/crack/0_1_mask.png, masks/crack/0_2_mask.png",
    "masks/0_1.png,            masks/0_2.png",
    "test/crack/masks/0_1.png, test/crack/masks/0_2.png",
    "masks/crack/0/000.png,    masks/crack/0/001.png",
    "test/crack/0_mask0.png,   test/crack/0_mask1.png"
  })
  void anImageMayHaveSeveralMasks(String first, String second) {
    DatasetFixtures.tree(folder, "train/good/0.png", "test/crack/0.png", first, second);

    assertThat(read("mvtec-ad").test())
        .singleElement()
        .extracting(Sample::masks)
        .isEqualTo(List.of(folder.resolve(first), folder.resolve(second)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"masks/crack/0_1.png", "masks/0_1.png", "masks/crack/0_1_mask.png"})
  void aMaskWithANumberBelongsToTheImageWithThatNumber(String mask) {
    DatasetFixtures.tree(
        folder, "train/good/0.png", "test/crack/0.png", "test/crack/0_1.png", mask);

    assertThat(read("mvtec-ad").test())
        .extracting(Sample::id, sample -> sample.masks().size())
        .containsExactly(tuple("test/crack/0.png", 0), tuple("test/crack/0_1.png", 1));
  }

  @Test
  void aMaskThatFitsTwoImagesIsAQuestion() {
    DatasetFixtures.tree(
        folder, "good/0.png", "good/1.png", "crack/7.png", "dent/7.png", "masks/7.png");

    assertThatThrownBy(() -> read("plain"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("is it the mask of")
        .hasMessageContaining("crack")
        .hasMessageContaining("dent");
  }

  @Test
  void imagesThatLookLikeMasksAreAQuestion() {
    DatasetFixtures.tree(folder, "good/0.png", "good/1.png", "crack/0.png");
    DatasetFixtures.mask(folder, "shapes/crack/0.png", 255);

    assertThatThrownBy(() -> read("plain"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("'shapes' look like masks: are they?");
  }

  @Test
  void blackAndWhitePartsAreNoMasksWhereGoodOnesAreBlackAndWhiteToo() {
    for (String part : List.of("good/0.png", "good/1.png", "crack/0.png")) {
      DatasetFixtures.mask(folder, part, 255);
    }

    assertThat(read("plain").test()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "Good", "ok", "OK", "normal", "Normal"})
  void goodPartsHaveAnyOfTheirNames(String good) {
    DatasetFixtures.tree(
        folder,
        "train/%s/0.png".formatted(good),
        "test/%s/1.png".formatted(good),
        "test/dent/2.png",
        "test/scratch/3.png");

    Dataset set = read("mvtec-ad");

    assertThat(set.train()).hasSize(1);
    assertThat(set.test())
        .extracting(Sample::defectType)
        .containsExactlyInAnyOrder("good", "dent", "scratch");
  }

  @Test
  void kindsOfDefectsNextToBadAreNotLeftOut() {
    DatasetFixtures.tree(
        folder,
        "train/good/0.png",
        "test/good/1.png",
        "test/bad/2.png",
        "test/scratch/3.png",
        "ground_truth/bad/2.png");

    assertThat(read("mvtec-ad").test()).hasSize(3);
  }

  @Test
  void trainMayHoldImagesWithoutAFolderOfTheirLabel() {
    DatasetFixtures.tree(folder, "Train/0.png", "Train/1.png", "Test/OK/2.png", "Test/NG/3.png");

    Dataset set = read("mvtec-ad");

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("Train/0.png", "Train/1.png");
    assertThat(set.test()).extracting(Sample::defectType).containsExactly("NG", "good");
  }

  @Test
  void imagesInFurtherFoldersAreRead() {
    DatasetFixtures.tree(
        folder,
        "train/good/monday/0.png",
        "test/good/1.png",
        "test/dent/left/2.png",
        "ground_truth/dent/left/2_mask.png");

    Dataset set = read("mvtec-ad");

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("train/good/monday/0.png");
    assertThat(DatasetFixtures.sample(set.test(), "test/dent/left/2.png").masks()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 9, 12, 30})
  void smallSetsKeepGoodImagesForTesting(int count) {
    IntStream.range(0, count)
        .forEach(i -> DatasetFixtures.tree(folder, "good/%d.png".formatted(i)));
    DatasetFixtures.tree(folder, "dent/0.png");

    Dataset set = read("plain");

    assertThat(set.train()).isNotEmpty();
    assertThat(set.test())
        .filteredOn(sample -> sample.label() == Label.GOOD)
        .hasSizeBetween((count + 9) / 10, count / 2);
  }

  @Test
  void linksToTheFolderItselfHideNoLayout() throws IOException {
    DatasetFixtures.tree(folder, "in/0.png");
    Files.createSymbolicLink(folder.resolve("in/loop"), Path.of(".."));
    Path root = folder.resolve("in");

    assertThat(DatasetLayouts.detect(root).read(root).train()).hasSize(1);
  }

  @Test
  void oneGoodImageIsForTraining() {
    DatasetFixtures.tree(folder, "good/0.png", "dent/0.png");

    assertThat(read("plain").train()).hasSize(1);
  }

  private Dataset read(String layout) {
    assertThat(DatasetLayouts.detect(folder).name()).isEqualTo(layout);
    return DatasetLayouts.detect(folder).read(folder);
  }
}
