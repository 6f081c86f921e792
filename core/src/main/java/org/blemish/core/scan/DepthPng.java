// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.internal.ImageDecoder;
import org.blemish.core.image.internal.ImageFormat;
import org.blemish.core.image.internal.MemoryInput;
import org.blemish.core.image.internal.PngChunks;

/** Depth in the levels of a 16-bit grey PNG. */
final class DepthPng {
  private DepthPng() {}

  static StoredScan read(Path file) {
    byte[] bytes = FileBytes.read(file, ScanBytes.MAX_BYTES);
    try {
      PngChunks.check(bytes);
      try (ImageInputStream in = new MemoryInput(PngChunks.essential(bytes));
          ImageDecoder decoder = ImageDecoder.open(ImageFormat.PNG, in)) {
        ScanLimits.checkPacked(file, decoder.width(), decoder.height(), bytes.length);
        return levels(file, decoder.read());
      }
    } catch (BlemishException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's decoder reports damage by exceptions of many types.
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
