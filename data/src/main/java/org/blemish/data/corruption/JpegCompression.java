// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.corruption;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;

/**
 * JPEG compression: the image is written by the JDK and read back.
 *
 * @param quality 1 to 100
 */
public record JpegCompression(int quality) implements Corruption {
  public JpegCompression {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("quality is " + quality + ", must be 1 to 100");
    }
  }

  @Override
  public String name() {
    return "JPEG " + quality;
  }

  @Override
  public Image apply(Image image, long seed) {
    return Images.read(bytes(PixelBuffer.of(image)), name());
  }

  private byte[] bytes(PixelBuffer pixels) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(file)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality / 100f);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(buffered(pixels), null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writes to memory only
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  private static BufferedImage buffered(PixelBuffer pixels) {
    boolean grey = pixels.channels() == 1;
    BufferedImage image =
        new BufferedImage(
            pixels.width(),
            pixels.height(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    byte[] samples = pixels.samples();
    for (int i = 0; i < samples.length; i++) {
      data[grey ? i : i - i % 3 + 2 - i % 3] = samples[i];
    }
    return image;
  }
}
