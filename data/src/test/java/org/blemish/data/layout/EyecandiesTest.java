// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EyecandiesTest {
  @TempDir Path folder;

  /** The seventeen files of one sample. */
  private void sample(String stem, int bumps, int colors) {
    for (int light = 0; light < 6; light++) {
      DatasetFixtures.tree(folder, stem + "_image_" + light + ".png");
    }
    DatasetFixtures.tree(
        folder,
        stem + "_depth.png",
        stem + "_info_depth.yaml",
        stem + "_normals.png",
        stem + "_metadata.yaml",
        stem + "_object_params.yaml",
        stem + "_pose.txt");
    DatasetFixtures.mask(folder, stem + "_bumps_mask.png", bumps);
    DatasetFixtures.mask(folder, stem + "_colors_mask.png", colors);
    DatasetFixtures.mask(folder, stem + "_dents_mask.png", 0);
    DatasetFixtures.mask(folder, stem + "_normals_mask.png", 0);
    DatasetFixtures.mask(folder, stem + "_mask.png", Math.max(bumps, colors));
  }

  @Test
  void readsImageAndDepthAndTheKindsOfDefects() {
    sample("train/data/000", 0, 0);
    sample("val/data/000", 0, 0);
    sample("test_public/data/00", 0, 0);
    sample("test_public/data/01", 255, 0);
    sample("test_public/data/02", 255, 255);
    DatasetFixtures.tree(folder, "test_private/data/000_image_4.png");
    assertThat(DatasetLayouts.detect(folder).name()).isEqualTo("eyecandies");

    Dataset set = DatasetLayouts.detect(folder).read(folder);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("train/data/000_image_4.png");
    assertThat(set.train().get(0).scan()).contains(folder.resolve("train/data/000_depth.png"));
    assertThat(set.validation()).hasSize(1);
    assertThat(set.test())
        .extracting(Sample::defectType)
        .isEqualTo(List.of("good", "bumps", "bumps+colors"));
    assertThat(set.test().get(0).label()).isEqualTo(Label.GOOD);
    assertThat(set.test().get(1).masks())
        .containsExactly(folder.resolve("test_public/data/01_mask.png"));
  }
}
