// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mvtec3dTest {
  @TempDir Path folder;

  @Test
  void readsPairsBelowAPathThatHoldsRgbElsewhere() {
    Path root =
        DatasetFixtures.tree(
            folder.resolve("rgb/xyz/bagel_rgb"),
            "calibration/camera_parameters.json",
            "train/good/rgb/000.png",
            "train/good/xyz/000.tiff",
            "validation/good/rgb/000.png",
            "validation/good/xyz/000.tiff",
            "test/good/rgb/000.png",
            "test/good/xyz/000.tiff",
            "test/good/gt/000.png",
            "test/hole/rgb/000.png",
            "test/hole/xyz/000.tiff",
            "test/hole/gt/000.png");
    DatasetLayout layout = DatasetLayouts.detect(root);
    assertThat(layout.name()).isEqualTo("mvtec-3d");

    Dataset set = layout.read(root);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("train/good/rgb/000.png");
    assertThat(set.train().get(0).scan()).contains(root.resolve("train/good/xyz/000.tiff"));
    assertThat(DatasetFixtures.ids(set.validation()))
        .containsExactly("validation/good/rgb/000.png");
    Sample hole = DatasetFixtures.sample(set.test(), "test/hole/rgb/000.png");
    assertThat(hole.image()).contains(root.resolve("test/hole/rgb/000.png"));
    assertThat(hole.scan()).contains(root.resolve("test/hole/xyz/000.tiff"));
    assertThat(hole.label()).isEqualTo(Label.DEFECTIVE);
    assertThat(hole.masks()).containsExactly(root.resolve("test/hole/gt/000.png"));
    assertThat(DatasetFixtures.sample(set.test(), "test/good/rgb/000.png").label())
        .isEqualTo(Label.GOOD);
  }

  @Test
  void keepsSamplesWhoseOtherHalfIsMissing() {
    Path root =
        DatasetFixtures.tree(
            folder,
            "train/good/rgb/000.png",
            "train/good/rgb/001.png",
            "train/good/xyz/001.tiff",
            "train/good/xyz/002.tiff");

    Dataset set = new Mvtec3d().read(root);

    assertThat(DatasetFixtures.ids(set.train()))
        .containsExactly(
            "train/good/rgb/000.png", "train/good/rgb/001.png", "train/good/xyz/002.tiff");
    assertThat(set.train().get(0).scan()).isEmpty();
    assertThat(set.train().get(2).image()).isEmpty();
  }
}
