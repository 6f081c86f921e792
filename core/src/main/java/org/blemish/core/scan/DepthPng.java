// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;

/** Depth in the levels of a 16-bit grey PNG. */
final class DepthPng {
  private DepthPng() {}

  static StoredScan read(Path file) {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      try {
        reader.setInput(in, true, true);
        ScanLimits.checkPacked(file, reader.getWidth(0), reader.getHeight(0), in.length());
        return levels(file, reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (BlemishException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's reader answers damaged files with exceptions of many kinds.
      throw new BlemishException(
          "%s: not a readable PNG (%s): is the file complete?".formatted(file, e.getMessage()), e);
    }
  }

  private static StoredScan levels(Path file, BufferedImage image) {
    Raster raster = image.getRaster();
    int bits = raster.getSampleModel().getSampleSize(0);
    if (raster.getNumBands() != 1 || bits != 16) {
      throw new BlemishException(
          "%s: holds %d channels of %d bits, a depth PNG has 1 channel of 16 bits"
              .formatted(file, raster.getNumBands(), bits));
    }
    int width = raster.getWidth();
    int height = raster.getHeight();
    float[] values = raster.getSamples(0, 0, width, height, 0, new float[width * height]);
    return new StoredScan(List.of(new FloatMap(width, height, values)), true);
  }
}
