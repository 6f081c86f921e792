// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTruthTest {
  private static final Size SIZE = new Size(5, 4);

  @TempDir Path folder;

  /** An image of 5x4 whose first pixels have these values. */
  private Path mask(String name, int... values) throws IOException {
    BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      image.getRaster().setSample(i % 5, i / 5, 0, values[i]);
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static Sample sample(Path... masks) {
    return new Sample(
        "test/dent/0.png",
        Optional.of(Path.of("test/dent/0.png")),
        Optional.empty(),
        Label.DEFECTIVE,
        "dent",
        List.of(masks),
        Optional.empty());
  }

  private static Dataset dataset(MaskEncoding coding) {
    return new Dataset("a", Path.of("a"), "x", List.of(), List.of(), List.of(), coding);
  }

  @Test
  void everyPixelThatIsNotBlackCounts() throws IOException {
    GroundTruth truth =
        GroundTruth.read(
            dataset(new MaskEncoding.ByContent()), sample(mask("m.png", 0, 1, 255, 0, 0, 7)), SIZE);

    assertThat(truth.regions())
        .singleElement()
        .satisfies(
            region -> {
              assertThat(region.defect()).isEqualTo("dent");
              assertThat(region.saturationArea()).isEqualTo(3);
              assertThat(region.mask().get(1, 0)).isTrue();
              assertThat(region.mask().get(0, 1)).isTrue();
              assertThat(region.mask().get(0, 0)).isFalse();
            });
  }

  @Test
  void softMasksCountFromTheirLevelOn() throws IOException {
    GroundTruth truth =
        GroundTruth.read(
            dataset(new MaskEncoding.AtLeast(128)), sample(mask("m.png", 127, 128, 255)), SIZE);

    assertThat(truth.union().count()).isEqualTo(2);
  }

  @Test
  void eachFileIsARegionWithItsKindAndSaturation() throws IOException {
    MaskEncoding coding =
        new MaskEncoding.ByKind(
            List.of(
                new DefectKind("missing", 255, 0.5, true),
                new DefectKind("extra", 254, 3, false),
                new DefectKind("large", 253, 100, false)));

    GroundTruth truth =
        GroundTruth.read(
            dataset(coding),
            sample(
                mask("0.png", 255, 255, 255),
                mask("1.png", 0, 0, 254, 254, 254, 254, 254),
                mask("2.png", 253, 253)),
            SIZE);

    assertThat(truth.regions())
        .extracting(GroundTruth.AnnotatedRegion::defect)
        .containsExactly("missing", "extra", "large");
    assertThat(truth.regions())
        .extracting(GroundTruth.AnnotatedRegion::saturationArea)
        .containsExactly(1, 3, 2);
    assertThat(truth.union().count()).isEqualTo(7);
  }

  @Test
  void rejectsAnUnknownValueAndTwoValuesInOneFile() throws IOException {
    Dataset dataset =
        dataset(new MaskEncoding.ByKind(List.of(new DefectKind("missing", 255, 1, true))));
    Sample unknown = sample(mask("7.png", 7));
    Sample two = sample(mask("two.png", 255, 254));

    assertThatThrownBy(() -> GroundTruth.read(dataset, unknown, SIZE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("pixel value 7")
        .hasMessageContaining("missing=255");
    assertThatThrownBy(() -> GroundTruth.read(dataset, two, SIZE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("255 and 254");
  }

  @Test
  void aMaskOfAnotherSizeOrNoMaskIsAnError() throws IOException {
    Dataset dataset = dataset(new MaskEncoding.ByContent());
    Sample masked = sample(mask("m.png", 255));

    assertThatThrownBy(() -> GroundTruth.read(dataset, masked, new Size(4, 5)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("mask of 5x4 for an image of 4x5");
    assertThatThrownBy(() -> GroundTruth.read(dataset, sample(), SIZE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("without a mask");
  }

  @Test
  void aBlackMaskGivesNoRegion() throws IOException {
    GroundTruth truth =
        GroundTruth.read(dataset(new MaskEncoding.ByContent()), sample(mask("m.png")), SIZE);

    assertThat(truth.regions()).isEmpty();
    assertThat(truth.union().isEmpty()).isTrue();
  }

  @Test
  void saturationAreaIsBetweenOneAndTheRegionsArea() {
    assertThat(new DefectKind("missing", 255, 0.3, true).saturationArea(1)).isEqualTo(1);
    assertThat(new DefectKind("missing", 255, 0.3, true).saturationArea(10)).isEqualTo(3);
    assertThat(new DefectKind("extra", 254, 20, false).saturationArea(9)).isEqualTo(9);
  }
}
