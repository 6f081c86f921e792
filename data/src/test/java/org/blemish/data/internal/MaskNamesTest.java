// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mask",
        "masks",
        "Mask",
        "MASKS",
        "gt",
        "GT",
        "ground_truth",
        "groundtruth",
        "Ground Truth",
        "ground-truth",
        "label",
        "labels",
        "Labels",
        "annotation",
        "annotations",
        "mask_dir"
      })
  void usualNamesOfMaskFolders(String name) {
    assertThat(MaskNames.isMaskFolder(Path.of("data", name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "crack", "mask_torn", "label_missing", "images", "test"})
  void otherFoldersAreNotMasks(String name) {
    assertThat(MaskNames.isMaskFolder(Path.of("data", name))).isFalse();
  }

  @Test
  void aFileWithAnEndingIsAMaskWhereItsImageIsInTheSameFolder() {
    assertThat(masks("a/1.png", "a/1_mask.png", "a/2.JPG", "a/2_MASK.PNG", "a/2-gt.png"))
        .containsExactlyInAnyOrder("a/1_mask.png", "a/2_MASK.PNG", "a/2-gt.png");
    assertThat(masks("a/Part0.jpg", "a/Part0_label.bmp", "a/3.png", "a/3_mask_1.png"))
        .containsExactlyInAnyOrder("a/Part0_label.bmp", "a/3_mask_1.png");
    assertThat(masks("a/007_image_4.png", "a/007_mask.png", "a/007_bumps_mask.png"))
        .containsExactlyInAnyOrder("a/007_mask.png", "a/007_bumps_mask.png");
  }

  @Test
  void aFileWithAnEndingIsAPartWhereItHasNoImage() {
    assertThat(masks("a/1_mask.png", "a/2_mask.png", "b/1.png")).isEmpty();
    assertThat(masks("a/blue_mask.png", "a/red_mask.png", "a/blue_strap.png")).isEmpty();
  }

  private static List<String> masks(String... files) {
    return MaskNames.besideImages(Stream.of(files).map(Path::of).toList()).stream()
        .map(file -> file.toString().replace('\\', '/'))
        .toList();
  }
}
