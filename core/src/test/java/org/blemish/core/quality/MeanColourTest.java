// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class MeanColourTest {
  private static final int SIDE = 96;

  @Test
  void measuresDifferencesFromGreenAsSharesOfTheLuminance() {
    byte[] rgb = {(byte) 200, 100, 50, 100, 100, 100};

    MeanColour colour = MeanColour.of(Image.rgb(rgb, 2, 1), Optional.empty());

    // Luminance (77 300 + 150 200 + 29 150) / 256 for both pixels together.
    double luminance = (77 * 300 + 150 * 200 + 29 * 150) / 256.0;
    assertThat(colour.red()).isCloseTo(100 / luminance, within(1e-12));
    assertThat(colour.blue()).isCloseTo(-50 / luminance, within(1e-12));
    assertThat(colour.colourfulness()).isCloseTo(150 / luminance, within(1e-12));
    // Two blocks with red - blue of 150 and 0, and the mean luminance of the two pixels.
    assertThat(colour.redness()).isCloseTo(75 / (luminance / 2), within(1e-12));
  }

  @Test
  void excludedPixelsDoNotCountAndGreyHasNoColour() {
    byte[] rgb = {(byte) 200, 100, 50, 100, 100, 100};
    Mask first = Mask.outside(new Rectangle(1, 0, 1, 1), new Size(2, 1));

    assertThat(MeanColour.of(Image.rgb(rgb, 2, 1), Optional.of(first))).isEqualTo(MeanColour.GREY);
    assertThat(MeanColour.of(Image.grey(new byte[] {7, 9}, 2, 1), Optional.empty()))
        .isEqualTo(MeanColour.GREY);
  }

  @Test
  void theGateNamesGreyImagesExchangedChannelsAndAnotherWhiteBalance() {
    QualityGate gate = gate();

    assertThat(kind(gate, part(50, 1, 1, 1))).isEmpty();
    assertThat(kind(gate, grey(part(50, 1, 1, 1))))
        .contains("less colourful than any training image");
    assertThat(kind(gate, exchanged(part(50, 1, 1, 1))))
        .contains("less red than any training image");
    assertThat(kind(gate, part(50, 1.15, 1, 0.9))).contains("redder than any training image");
    assertThat(kind(gate, part(50, 1, 1, 1.2))).contains("bluer than any training image");
  }

  @Test
  void theGateNamesGreyImagesOfAProductWithFaintColours() {
    List<GateInput> good = IntStream.range(0, 20).mapToObj(i -> input(faint(i))).toList();
    QualityGate gate = QualityGate.learn(false, good, List.of());

    assertThat(good.get(0).image().colour().colourfulness()).isBetween(0.02, 0.05);
    assertThat(kind(gate, faint(50))).isEmpty();
    assertThat(kind(gate, grey(faint(50)))).contains("less colourful than any training image");
  }

  @Test
  void theGateNamesExchangedChannelsOfAProductWithFaintColours() {
    List<GateInput> good = IntStream.range(0, 20).mapToObj(i -> input(faint(i))).toList();
    QualityGate gate = QualityGate.learn(false, good, List.of());

    assertThat(kind(gate, exchanged(faint(50)))).contains("red and blue exchanged");
    assertThat(gate.check(input(exchanged(faint(50)))).orElseThrow().sentence())
        .matches(
            "red and blue exchanged: red - blue is \\+\\d\\.\\d % of the brightness, and negative"
                + " in all training images");
    assertThat(gate.descriptions()).contains("more blue than red");
  }

  @Test
  void theOrderOfRedAndBlueIsNotCheckedWhereGoodImagesHaveBoth() {
    List<GateInput> good =
        IntStream.range(0, 20)
            .mapToObj(i -> input(i % 4 == 0 ? exchanged(faint(i)) : faint(i)))
            .toList();
    QualityGate gate = QualityGate.learn(false, good, List.of());

    assertThat(kind(gate, faint(50))).isEmpty();
    assertThat(kind(gate, exchanged(faint(50)))).isEmpty();
    assertThat(gate.ranges().get(QualityAspect.CHANNELS))
        .isEqualTo(new Range(Optional.empty(), Optional.empty()));
  }

  @Test
  void theGateOfGreyImagesSavedInColourAcceptsGreyOnes() {
    List<GateInput> good = IntStream.range(0, 20).mapToObj(i -> input(nearlyGrey(i))).toList();
    QualityGate gate = QualityGate.learn(false, good, List.of());

    assertThat(kind(gate, grey(nearlyGrey(50)))).isEmpty();
  }

  @Test
  void theGateAcceptsASmallDefectOfAnotherColour() {
    Image part = part(50, 1, 1, 1);
    byte[] rgb = part.toRgb();
    for (int y = 40; y < 52; y++) {
      for (int x = 40; x < 52; x++) {
        int i = 3 * (y * SIDE + x);
        rgb[i] = (byte) 20;
        rgb[i + 1] = (byte) 20;
        rgb[i + 2] = (byte) 200;
      }
    }

    assertThat(kind(gate(), Image.rgb(rgb, SIDE, SIDE))).isEmpty();
  }

  private static QualityGate gate() {
    List<GateInput> good = IntStream.range(0, 20).mapToObj(i -> input(part(i, 1, 1, 1))).toList();
    return QualityGate.learn(false, good, List.of());
  }

  private static Optional<String> kind(QualityGate gate, Image image) {
    return gate.check(input(image)).map(GateRejection::kind);
  }

  private static GateInput input(Image image) {
    return new GateInput(ImageQuality.of(image), Optional.empty());
  }

  /** A reddish part on a dark ground with noise, under a white balance. */
  private static Image part(int seed, double red, double green, double blue) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      boolean inside = Math.abs(i % SIDE - 48) < 30 && Math.abs(i / SIDE - 48) < 25;
      double shade = 0.9 + 0.2 * (i % SIDE) / SIDE;
      rgb[3 * i] = sample((inside ? 150 : 40) * shade * red, random);
      rgb[3 * i + 1] = sample((inside ? 100 : 40) * shade * green, random);
      rgb[3 * i + 2] = sample((inside ? 70 : 40) * shade * blue, random);
    }
    return Image.rgb(rgb, SIDE, SIDE);
  }

  /** A grey part with a bluish ground of a few grey levels. */
  private static Image faint(int seed) {
    byte[] rgb = grey(part(seed, 1, 1, 1)).toRgb();
    for (int i = 2; i < rgb.length; i += 3) {
      rgb[i] = (byte) (rgb[i] + 3);
    }
    return Image.rgb(rgb, SIDE, SIDE);
  }

  /** Every hundredth pixel differs by a grey level, as after compression. */
  private static Image nearlyGrey(int seed) {
    byte[] rgb = grey(part(seed, 1, 1, 1)).toRgb();
    for (int i = 2; i < rgb.length; i += 300) {
      rgb[i] = (byte) (rgb[i] + 1);
    }
    return Image.rgb(rgb, SIDE, SIDE);
  }

  private static byte sample(double value, SplittableRandom random) {
    return (byte) Math.round(value + random.nextDouble(-3, 3));
  }

  private static Image exchanged(Image image) {
    byte[] rgb = image.toRgb();
    for (int i = 0; i < rgb.length; i += 3) {
      byte red = rgb[i];
      rgb[i] = rgb[i + 2];
      rgb[i + 2] = red;
    }
    return Image.rgb(rgb, SIDE, SIDE);
  }

  private static Image grey(Image image) {
    byte[] rgb = image.toRgb();
    byte[] grey = new byte[rgb.length / 3];
    for (int i = 0; i < grey.length; i++) {
      grey[i] =
          (byte)
              ((77 * (rgb[3 * i] & 255)
                      + 150 * (rgb[3 * i + 1] & 255)
                      + 29 * (rgb[3 * i + 2] & 255))
                  >> 8);
    }
    return Image.grey(grey, SIDE, SIDE);
  }
}
