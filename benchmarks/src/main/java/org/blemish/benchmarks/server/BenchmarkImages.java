// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.image.Resize;

/** Images of a folder as PNG files of one size. */
final class BenchmarkImages {
  private BenchmarkImages() {}

  /**
   * Reads and resizes all images of a folder.
   *
   * @param side of the square images in pixels
   */
  static List<byte[]> read(Path folder, int side) {
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> images =
          files.sorted().map(file -> resized(Images.read(file), new Size(side, side))).toList();
      if (images.isEmpty()) {
        throw new BlemishException(folder + " has no images");
      }
      return images;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] resized(Image image, Size size) {
    Rectangle whole = new Rectangle(0, 0, image.width(), image.height());
    return Images.png(Resize.bilinear(image, whole, size));
  }
}
