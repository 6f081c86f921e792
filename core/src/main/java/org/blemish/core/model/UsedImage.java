// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.nio.file.Path;
import org.blemish.core.file.Sha256;
import org.blemish.core.image.Image;

/**
 * Identifies an image that a model has used, independent of the file's name.
 *
 * @param file SHA-256 of the file's bytes, lower-case hex
 * @param pixels SHA-256 of size and decoded samples, so that a copy in another file format is
 *     recognised
 * @param use what the image was used for
 */
public record UsedImage(String file, String pixels, Use use) {
  /**
   * The fingerprint of an image.
   *
   * @param path its file
   * @param image the decoded image
   * @throws org.blemish.core.BlemishException if the file cannot be read
   */
  public static UsedImage of(Path path, Image image, Use use) {
    return new UsedImage(Sha256.of(path).hex(), pixels(image), use);
  }

  /** SHA-256 of an image's size and samples, lower-case hex. */
  public static String pixels(Image image) {
    Sha256 digest = new Sha256().add(image.size().toString());
    byte[] row = new byte[3 * image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.row(y, 0, image.width(), row, 0);
      digest.add(row);
    }
    return digest.hex();
  }

  /** What an image was used for. */
  public enum Use {
    /** The method was fitted to it. */
    FITTED,
    /** Its score set the thresholds, and the method was not fitted to it. */
    CALIBRATED
  }
}
