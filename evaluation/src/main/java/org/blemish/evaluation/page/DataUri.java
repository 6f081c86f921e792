// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.inference.heatmap.ColourMap;

/** Images as data URIs, embedded in the page. */
public final class DataUri {
  private static final float JPEG_QUALITY = 0.8f;
  // The slowest compression level: the file is read more often than written.
  private static final float SMALLEST_PNG = 0;
  private static final IndexColorModel PALETTE = palette();

  private DataUri() {}

  /** An image as JPEG. */
  public static String jpeg(Image image) {
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpegFile(image));
  }

  /** An image as the bytes of a JPEG file. */
  public static byte[] jpegFile(Image image) {
    BufferedImage buffered =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    byte[] row = new byte[3 * image.width()];
    for (int y = 0; y < image.height(); y++) {
      image.row(y, 0, image.width(), row, 0);
      for (int x = 0; x < image.width(); x++) {
        buffered.setRGB(
            x,
            y,
            (row[3 * x] & 0xff) << 16 | (row[3 * x + 1] & 0xff) << 8 | (row[3 * x + 2] & 0xff));
      }
    }
    return encode(buffered, "jpeg", JPEG_QUALITY);
  }

  /** An anomaly map in heat-map colours as PNG, transparent where values are normal. */
  public static String heat(FloatMap map, DisplayScale scale) {
    BufferedImage buffered =
        new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_BYTE_INDEXED, PALETTE);
    WritableRaster raster = buffered.getRaster();
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        raster.setSample(x, y, 0, ColourMap.step(scale, map.get(x, y)));
      }
    }
    byte[] file = encode(buffered, "png", SMALLEST_PNG);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file);
  }

  private static byte[] encode(BufferedImage image, String format, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("encoding an image as " + format, e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IndexColorModel palette() {
    byte[][] channels = new byte[4][ColourMap.STEPS];
    for (int i = 0; i < ColourMap.STEPS; i++) {
      int rgb = ColourMap.HEAT.rgb(i);
      channels[0][i] = (byte) (rgb >> 16);
      channels[1][i] = (byte) (rgb >> 8);
      channels[2][i] = (byte) rgb;
      channels[3][i] = (byte) Math.round(255 * ColourMap.opacity(i));
    }
    return new IndexColorModel(
        8, ColourMap.STEPS, channels[0], channels[1], channels[2], channels[3]);
  }
}
