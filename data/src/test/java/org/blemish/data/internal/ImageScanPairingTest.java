// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageScanPairingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "2.JPG,            2.npy",
    "2.PNG,            2.PLY",
    "2.png,            2_DEPTH.PNG",
    "Part.png,         part_xyz.pcd",
    "rgb/1.png,        XYZ/1.TIFF",
    "rgb/1.png,        Depth/1.png",
    "007_image_4.png,  007_depth.png",
  })
  void findsTheScanInAnyCase(String image, String scan) {
    make(image, scan, "other.npy");

    assertThat(pairs()).contains(new ImageScanPair(optional(image), optional(scan))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"2.JPG, 2.tiff", "2.jpg, 2.TIFF", "2.webp, 2.Tif"})
  void tiffFilesOfFloatsAreScansOfImagesInAnyCase(String image, String scan) {
    make(image);
    TiffFixtures.floats(folder.resolve(scan));

    assertThat(pairs()).containsExactly(new ImageScanPair(optional(image), optional(scan)));
  }

  @Test
  void tiffFilesOfIntegersAreImages() {
    make("2.png");
    TiffFixtures.integers(folder.resolve("2.tiff"));

    assertThat(pairs())
        .containsExactly(
            new ImageScanPair(optional("2.png"), Optional.empty()),
            new ImageScanPair(optional("2.tiff"), Optional.empty()));
  }

  @Test
  void imagesUnderSeveralLightsShareTheirScan() {
    make("7_image_0.png", "7_image_1.png", "7_depth.png");

    assertThat(pairs()).extracting(ImageScanPair::scan).containsOnly(optional("7_depth.png"));
  }

  @Test
  void namesThatDifferInCaseAlonePairExactly() {
    make("a.png", "A.png", "a.npy", "A.npy");

    assertThat(pairs())
        .containsExactly(
            new ImageScanPair(optional("A.png"), optional("A.npy")),
            new ImageScanPair(optional("a.png"), optional("a.npy")));
  }

  @Test
  void severalScansOfOneImageAreRefused() {
    make("a.png", "a.npy", "a_depth.png");

    assertThatThrownBy(this::pairs)
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.png: 1 images and 2 scans");
  }

  @Test
  void scansWithoutImageAndImagesWithoutScanStayAlone() {
    make("a.png", "b.ply", "notes.txt");

    assertThat(pairs())
        .containsExactly(
            new ImageScanPair(optional("a.png"), Optional.empty()),
            new ImageScanPair(Optional.empty(), optional("b.ply")));
  }

  @ParameterizedTest
  @CsvSource({"JPEG", "TIF", "TIFF", "WEBP", "Png", "Bmp", "jpg"})
  void masksAreFoundByEveryImageExtensionInAnyCase(String extension) {
    make("1_mask." + extension, "2." + extension, "3.txt");
    ImageLookup masks = ImageLookup.of(folder);

    assertThat(masks.mask(Path.of("x/1.png")))
        .containsExactly(folder.resolve("1_mask." + extension));
    assertThat(masks.mask(Path.of("x/2.png"))).containsExactly(folder.resolve("2." + extension));
    assertThat(masks.mask(Path.of("x/3.png"))).isEmpty();
    assertThat(ImageLookup.of(folder.resolve("none")).find("1")).isEmpty();
  }

  private List<ImageScanPair> pairs() {
    return ImageScanPairing.of(FileTree.imagesAndScansBelow(folder)).pairs();
  }

  private Optional<Path> optional(String name) {
    return Optional.of(folder.resolve(name));
  }

  private void make(String... names) {
    try {
      for (String name : names) {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
