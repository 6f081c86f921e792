// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.awt.image.ColorModel;

/** What the samples of a decoder's raster mean. */
sealed interface SampleMeaning {
  /** Colours of a palette, or of bands whose width the raster states. */
  record Colours(ColorModel model) implements SampleMeaning {}

  /** Raw components of a JPEG. */
  record Components(JpegColours colours) implements SampleMeaning {}

  /**
   * One band of grey or three of red, green and blue; further bands are ignored.
   *
   * @param greatest value of white, from 1 to 65535
   */
  record Levels(int greatest) implements SampleMeaning {}
}
