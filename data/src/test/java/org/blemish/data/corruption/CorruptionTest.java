// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorruptionTest {
  private static java.util.List<Corruption> common() {
    return Corruption.common();
  }

  @ParameterizedTest
  @MethodSource("common")
  void sameSeedGivesTheSameImageSizeAndFormat(Corruption corruption) {
    Image grey = grey(40, 30, (x, y) -> (x * 7 + y * 3) % 256);
    byte[] once = corruption.apply(grey, 5).toRgb();
    assertThat(corruption.apply(grey, 5).toRgb()).isEqualTo(once).isNotEqualTo(grey.toRgb());
    assertThat(corruption.apply(grey, 5).size()).isEqualTo(grey.size());
    assertThat(corruption.apply(grey, 5).format()).isEqualTo(PixelFormat.MONO8);
    Image colour = Image.rgb(new byte[3 * 40 * 30], 40, 30);
    assertThat(corruption.apply(colour, 5).format()).isEqualTo(PixelFormat.RGB8);
  }

  @ParameterizedTest
  @MethodSource("common")
  void masksFollowThePixels(Corruption corruption) {
    BitSet bits = new BitSet();
    Image image = grey(61, 51, (x, y) -> x >= 5 && x < 50 && y >= 8 && y < 42 ? 255 : 0);
    for (int i = 0; i < 61 * 51; i++) {
      bits.set(i, at(image, i % 61, i / 61) > 0);
    }
    for (long seed = 0; seed < 6; seed++) {
      Mask moved = corruption.transformMask(new Mask(61, 51, bits), seed);
      Image corrupted = corruption.apply(image, seed);
      int differ = 0;
      for (int i = 0; i < 61 * 51; i++) {
        differ += moved.bits().get(i) != at(corrupted, i % 61, i / 61) >= 128 ? 1 : 0;
      }
      assertThat(differ).as("pixels next to the mask of %s", corruption.name()).isLessThan(40);
      assertThat(moved.bits().equals(bits)).isEqualTo(!corruption.isGeometric());
    }
  }

  @Test
  void exposureMultipliesAndClips() {
    Image image = grey(4, 1, (x, y) -> new int[] {0, 10, 100, 250}[x]);
    assertThat(ToneCurve.exposure(0.3).apply(image, 0).toRgb()).isEqualTo(grey(0, 13, 130, 255));
    assertThat(ToneCurve.exposure(-0.3).apply(image, 0).toRgb()).isEqualTo(grey(0, 7, 70, 175));
    assertThat(ToneCurve.exposure(-0.3).name()).isEqualTo("exposure -30 %");
  }

  @Test
  void gammaKeepsBlackAndWhiteAndChangesTheMiddle() {
    Image image = grey(3, 1, (x, y) -> new int[] {0, 64, 255}[x]);
    // 255 * (64 / 255) ^ 0.5 = 127.75
    assertThat(ToneCurve.gamma(0.5).apply(image, 0).toRgb()).isEqualTo(grey(0, 128, 255));
  }

  @Test
  void blurOfOneBrightColumnIsTheNormalDensity() {
    Image image = grey(21, 5, (x, y) -> x == 10 ? 255 : 0);
    Image blurred = new Blur(2).apply(image, 0);
    for (int d = -5; d <= 5; d++) {
      double expected = 255 * Math.exp(-d * d / 8.0) / (2 * Math.sqrt(2 * Math.PI));
      assertThat((double) at(blurred, 10 + d, 2)).isCloseTo(expected, within(1.0));
    }
  }

  @Test
  void noiseHasTheRequestedStandardDeviation() {
    Image image = grey(200, 200, (x, y) -> 128);
    Image noisy = new SensorNoise(5).apply(image, 3);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 40_000; i++) {
      double off = at(noisy, i % 200, i / 200) - 128;
      sum += off;
      squares += off * off;
    }
    assertThat(sum / 40_000).isCloseTo(0, within(0.1));
    assertThat(Math.sqrt(squares / 40_000)).isCloseTo(5, within(0.1));
    assertThat(new SensorNoise(5).apply(image, 4).toRgb()).isNotEqualTo(noisy.toRgb());
  }

  @Test
  void jpegRoughlyKeepsColoursAndChannelOrder() {
    byte[] rgb = new byte[3 * 32 * 32];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 100;
      rgb[i + 2] = 30;
    }
    byte[] read = new JpegCompression(60).apply(Image.rgb(rgb, 32, 32), 0).toRgb();
    for (int i = 0; i < rgb.length; i++) {
      assertThat((double) (read[i] & 0xff)).isCloseTo(rgb[i] & 0xff, within(6.0));
    }
  }

  @Test
  void shiftCopiesPixelsAndMirrorsTheBorder() {
    Image image = grey(9, 8, (x, y) -> 10 * x + y);
    Image shifted = new Shift(2).apply(image, 0);
    int dx = at(shifted, 4, 4) / 10 == 2 ? 2 : -2;
    int dy = at(shifted, 4, 4) % 10 == 2 ? 2 : -2;
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 9; x++) {
        int sourceX = x - dx < 0 ? dx - 1 - x : x - dx > 8 ? 17 - (x - dx) : x - dx;
        int sourceY = y - dy < 0 ? dy - 1 - y : y - dy > 7 ? 15 - (y - dy) : y - dy;
        assertThat(at(shifted, x, y)).isEqualTo(10 * sourceX + sourceY);
      }
    }
  }

  @Test
  void aQuarterTurnMovesEveryPixelOfASquareExactly() {
    Image image = grey(7, 7, (x, y) -> 10 * x + y);
    Image turned = new Rotation(90).apply(image, 0);
    boolean right = at(turned, 0, 0) == at(image, 0, 6);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 7; x++) {
        assertThat(at(turned, x, y)).isEqualTo(right ? at(image, y, 6 - x) : at(image, 6 - y, x));
      }
    }
  }

  @Test
  void rejectsImpossibleStrengths() {
    assertThatThrownBy(() -> ToneCurve.exposure(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Blur(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JpegCompression(101)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SensorNoise(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shift(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rotation(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private interface PixelFunction {
    int at(int x, int y);
  }

  private static Image grey(int width, int height, PixelFunction pattern) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) pattern.at(i % width, i / width);
    }
    return Image.grey(samples, width, height);
  }

  /** RGB of these grey values. */
  private static byte[] grey(int... values) {
    byte[] rgb = new byte[3 * values.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) values[i / 3];
    }
    return rgb;
  }

  private static int at(Image image, int x, int y) {
    byte[] rgb = new byte[3];
    image.row(y, x, 1, rgb, 0);
    return rgb[0] & 0xff;
  }
}
