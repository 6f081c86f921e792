// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.util.List;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * A change of an image that leaves the part as good or as defective as it was. The same image and
 * seed give the same result; size and format are kept. Implementations are immutable and safe for
 * many threads.
 */
public sealed interface Corruption
    permits ToneCurve, Blur, JpegCompression, SensorNoise, Shift, Rotation {
  /** Name for tables, such as {@code exposure -30 %}. */
  String name();

  /**
   * The corrupted image: grey if the given one is {@link org.blemish.core.image.PixelFormat#MONO8},
   * else RGB.
   *
   * @param seed seed of all random choices: noise, the direction of a shift or rotation
   */
  Image apply(Image image, long seed);

  /** Whether pixels move, and masks have to be transformed. */
  default boolean isGeometric() {
    return false;
  }

  /** A mask of the given image in the corrupted one. */
  default Mask transformMask(Mask mask, long seed) {
    return mask;
  }

  /** The corruptions that robustness is measured with: those to expect in production. */
  static List<Corruption> common() {
    return List.of(
        ToneCurve.exposure(-0.30),
        ToneCurve.exposure(-0.15),
        ToneCurve.exposure(0.15),
        ToneCurve.exposure(0.30),
        ToneCurve.gamma(0.8),
        ToneCurve.gamma(1.25),
        new Blur(1),
        new Blur(2),
        new JpegCompression(60),
        new SensorNoise(5),
        new Shift(3),
        new Shift(10),
        new Rotation(2),
        new Rotation(5));
  }
}
