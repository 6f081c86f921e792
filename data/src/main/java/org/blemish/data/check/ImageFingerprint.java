// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import org.blemish.core.file.Sha256;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.data.Sample;

/**
 * What the checks need of an image, which is decoded once and not kept.
 *
 * @param sample sample of the image
 * @param size size of the image
 * @param content digest of size and decoded pixels: equal for equal images in files of any format
 * @param thumbnail its appearance, for comparisons
 */
record ImageFingerprint(Sample sample, Size size, String content, NormalisedThumbnail thumbnail) {
  /** Reads the image of a sample that has one. */
  static ImageFingerprint of(Sample sample) {
    Image image = Images.read(sample.image().orElseThrow());
    return new ImageFingerprint(sample, image.size(), digest(image), NormalisedThumbnail.of(image));
  }

  private static String digest(Image image) {
    Sha256 digest = Sha256.of(image.size().toString());
    byte[] row = new byte[3 * image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.row(y, 0, image.width(), row, 0);
      digest.add(row);
    }
    return digest.hex();
  }
}
