// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts that are one folder for each label, with the names that each data set has. */
class FolderLayoutsTest {
  @TempDir Path folder;

  private Dataset read(String layout, Path root) {
    assertThat(DatasetLayouts.detect(root).name()).isEqualTo(layout);
    Dataset dataset = DatasetLayouts.named(layout).read(root);
    assertThat(dataset.layout()).isEqualTo(layout);
    return dataset;
  }

  @Test
  void mvtecAd2ReadsThePublicTestSet() {
    Path root =
        DatasetFixtures.tree(
            folder.resolve("sheet_metal"),
            "train/good/000_regular.png",
            "validation/good/100_regular.png",
            "test_public/good/000_overexposed.png",
            "test_public/bad/001_shift_1.png",
            "test_public/ground_truth/bad/001_shift_1_mask.png",
            "test_private/000_regular.png",
            "test_private_mixed/000_mixed.png");

    Dataset set = read("mvtec-ad-2", root);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("train/good/000_regular.png");
    assertThat(DatasetFixtures.ids(set.validation()))
        .containsExactly("validation/good/100_regular.png");
    assertThat(DatasetFixtures.ids(set.test()))
        .containsExactly("test_public/bad/001_shift_1.png", "test_public/good/000_overexposed.png");
    assertThat(set.test().get(0).masks())
        .containsExactly(root.resolve("test_public/ground_truth/bad/001_shift_1_mask.png"));
  }

  @Test
  void btadAcceptsImagesAndMasksOfDifferentFormats() {
    Path root =
        DatasetFixtures.tree(
            folder.resolve("01"),
            "train/ok/0000.bmp",
            "test/ok/0010.bmp",
            "test/ko/0020.bmp",
            "test/ko/0021.png",
            "ground_truth/ko/0020.png",
            "ground_truth/ko/0021.bmp");

    Dataset set = read("btad", root);

    assertThat(set.train()).hasSize(1);
    assertThat(DatasetFixtures.sample(set.test(), "test/ok/0010.bmp").defectType())
        .isEqualTo("good");
    assertThat(DatasetFixtures.sample(set.test(), "test/ko/0020.bmp").masks())
        .containsExactly(root.resolve("ground_truth/ko/0020.png"));
    assertThat(DatasetFixtures.sample(set.test(), "test/ko/0021.png").masks())
        .containsExactly(root.resolve("ground_truth/ko/0021.bmp"));
  }

  @Test
  void mpddIsRecognisedByItsCategories() {
    Path root =
        DatasetFixtures.tree(
            folder.resolve("bracket_black"),
            "train/good/000.png",
            "test/good/000.png",
            "test/hole/000.png",
            "ground_truth/hole/000_mask.png");

    Dataset set = read("mpdd", root);

    assertThat(DatasetFixtures.sample(set.test(), "test/hole/000.png").masks()).hasSize(1);
  }

  @Test
  void visaPytorchHasMasksOfTheImagesNames() {
    Path all = folder.resolve("visa_pytorch");
    Path root =
        DatasetFixtures.tree(
            all.resolve("1cls/candle"),
            "train/good/0000.JPG",
            "test/good/0001.JPG",
            "test/bad/000.JPG",
            "ground_truth/bad/000.png");

    Dataset set = read("visa-pytorch", root);

    Sample bad = DatasetFixtures.sample(set.test(), "test/bad/000.JPG");
    assertThat(bad.masks()).containsExactly(root.resolve("ground_truth/bad/000.png"));
    assertThat(set.train()).hasSize(1);
    assertThat(DatasetLayouts.categories(all)).extracting(Category::root).containsExactly(root);
  }

  @Test
  void visaPytorchOfTwoClassesExcludesDefectiveTrainingImages() {
    Path root =
        DatasetFixtures.tree(
            folder.resolve("2cls_highshot/pcb1"),
            "train/good/0000.JPG",
            "train/bad/001.JPG",
            "test/good/0001.JPG",
            "test/bad/000.JPG",
            "ground_truth/train/bad/001.png",
            "ground_truth/test/bad/000.png");

    Dataset set = read("visa-pytorch", root);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("train/good/0000.JPG");
    assertThat(DatasetFixtures.sample(set.test(), "test/bad/000.JPG").masks())
        .containsExactly(root.resolve("ground_truth/test/bad/000.png"));
  }
}
