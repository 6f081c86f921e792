// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.quality.QualityGate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quality gate on the colours of generated products, whose good parts differ in colour. */
class ColourGateTest {
  private static final Size SIZE = new Size(96, 96);
  private static final int TRAINING = 30;
  private static final int NEW = 40;
  private static final int DEFECTIVE = 20;

  @ParameterizedTest
  @EnumSource(ProductKind.class)
  void goodAndColouredDefectivePartsAreAcceptedAndWrongColoursAreNot(ProductKind kind) {
    QualityGate gate =
        QualityGate.learn(true, inputs(parts(kind, Optional.empty(), 0, TRAINING)), List.of());
    List<Image> good = parts(kind, Optional.empty(), 1000, NEW);
    List<Image> coloured = new ArrayList<>();
    coloured.addAll(parts(kind, Optional.of(ProductDefect.STAIN), 2000, DEFECTIVE));
    if (kind.defects().contains(ProductDefect.PRINT)) {
      coloured.addAll(parts(kind, Optional.of(ProductDefect.PRINT), 3000, DEFECTIVE));
    }

    assertThat(rejected(gate, good)).as("good").isEmpty();
    assertThat(rejected(gate, coloured)).as("stained and printed").isEmpty();
    assertThat(rejected(gate, recoloured(good, ColourGateTest::grey))).as("grey").hasSize(NEW);
    assertThat(rejected(gate, recoloured(good, rgb -> new int[] {rgb[2], rgb[1], rgb[0]})))
        .as("red and blue exchanged")
        .hasSize(NEW);
    assertThat(rejected(gate, recoloured(good, gains(1.25, 0.75)))).as("warm").hasSize(NEW);
    assertThat(rejected(gate, recoloured(good, gains(0.75, 1.25)))).as("cold").hasSize(NEW);
  }

  private static List<Image> parts(
      ProductKind kind, Optional<ProductDefect> defect, int seed, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> GeneratedSample.draw(kind, SIZE, defect, seed + i).image())
        .toList();
  }

  private static List<GateInput> inputs(List<Image> images) {
    return images.stream()
        .map(image -> new GateInput(ImageQuality.of(image), Optional.empty()))
        .toList();
  }

  private static List<String> rejected(QualityGate gate, List<Image> images) {
    return inputs(images).stream()
        .flatMap(input -> gate.check(input).map(GateRejection::sentence).stream())
        .toList();
  }

  private static List<Image> recoloured(List<Image> images, UnaryOperator<int[]> change) {
    return images.stream().map(image -> recoloured(image, change)).toList();
  }

  private static Image recoloured(Image image, UnaryOperator<int[]> change) {
    byte[] rgb = image.toRgb();
    for (int i = 0; i < rgb.length; i += 3) {
      int[] changed = change.apply(new int[] {rgb[i] & 255, rgb[i + 1] & 255, rgb[i + 2] & 255});
      for (int channel = 0; channel < 3; channel++) {
        rgb[i + channel] = (byte) Math.min(255, changed[channel]);
      }
    }
    return Image.rgb(rgb, image.width(), image.height());
  }

  private static int[] grey(int[] rgb) {
    int value = (77 * rgb[0] + 150 * rgb[1] + 29 * rgb[2]) >> 8;
    return new int[] {value, value, value};
  }

  private static UnaryOperator<int[]> gains(double red, double blue) {
    return rgb -> new int[] {(int) (rgb[0] * red), rgb[1], (int) (rgb[2] * blue)};
  }
}
