// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.nio.FloatBuffer;
import java.util.BitSet;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.inference.onnx.FloatTensor;

/**
 * What a backbone receives: images of one size, normalised. Normalisation is done while pixels are
 * put into the batch and not by nodes of the graph: the pixels are copied into it in any case, for
 * 8-bit images through a table of 256 values per channel, while nodes would read and write all of
 * them twice more.
 *
 * @param size that images must have
 */
public record BackboneInput(Normalisation normalisation, Size size) {
  /** A batch to be filled, {@code [n, 3, H, W]}. It can be filled and run repeatedly. */
  public FloatTensor batch(int n) {
    return FloatTensor.allocate(n, 3, size.height(), size.width());
  }

  /** Puts an image of this size at a place of the batch, normalised. */
  public void put(FloatTensor batch, int index, Image image) {
    put(batch, index, image, Rectangle.whole(image.size()), 1);
  }

  /**
   * Puts a part of an image at a place of the batch, normalised.
   *
   * @param part of this size
   * @param gain factor on the samples before normalisation; samples above white are not clipped
   */
  public void put(FloatTensor batch, int index, Image image, Rectangle part, double gain) {
    if (!part.size().equals(size)) {
      throw new IllegalArgumentException(
          "an image of %s for a backbone that runs at %s".formatted(part.size(), size));
    }
    float[][] table = table(gain);
    int width = size.width();
    byte[] rgb = new byte[3 * width];
    float[] row = new float[width];
    for (int y = 0; y < size.height(); y++) {
      image.row(part.y() + y, part.x(), width, rgb, 0);
      for (int c = 0; c < 3; c++) {
        float[] values = table[c];
        for (int x = 0; x < width; x++) {
          row[x] = values[rgb[3 * x + c] & 0xff];
        }
        batch.values().put(offset(batch, index, c) + y * width, row);
      }
    }
  }

  /**
   * Blanks some pixels of an image in the batch: they become 0, the normalised mean, as in padding.
   *
   * @param blank pixels, a mask of the size of the image that {@code part} was cropped from
   */
  public void clear(FloatTensor batch, int index, Mask blank, Rectangle part) {
    BitSet bits = blank.bits();
    for (int y = 0; y < size.height(); y++) {
      int first = (part.y() + y) * blank.width() + part.x();
      int end = first + size.width();
      for (int i = bits.nextSetBit(first); i >= 0 && i < end; i = bits.nextSetBit(i + 1)) {
        for (int c = 0; c < 3; c++) {
          batch.values().put(offset(batch, index, c) + y * size.width() + i - first, 0);
        }
      }
    }
  }

  private float[][] table(double gain) {
    float[][] table = new float[3][256];
    for (int c = 0; c < 3; c++) {
      for (int v = 0; v < 256; v++) {
        table[c][v] = normalisation.apply(c, (float) (v / 255.0 * gain));
      }
    }
    return table;
  }

  /**
   * Puts samples from 0 to 1, {@code [3, H, W]} red, green, blue, at a place of the batch,
   * normalised.
   */
  public void put(FloatTensor batch, int index, float[] samples) {
    int area = size.area();
    if (samples.length != 3 * area) {
      throw new IllegalArgumentException(
          "%d samples for a backbone that runs at %s: expected %d"
              .formatted(samples.length, size, 3 * area));
    }
    float[] channel = new float[area];
    for (int c = 0; c < 3; c++) {
      float factor = normalisation.scale() / normalisation.std().get(c);
      float shift = normalisation.mean().get(c) / normalisation.std().get(c);
      for (int i = 0; i < area; i++) {
        channel[i] = samples[c * area + i] * factor - shift;
      }
      batch.values().put(offset(batch, index, c), channel);
    }
  }

  private int offset(FloatTensor batch, int index, int channel) {
    int area = size.area();
    FloatBuffer values = batch.values();
    if (index < 0 || (index + 1) * 3 * area > values.capacity()) {
      throw new IllegalArgumentException(
          "place %d in a batch of %d images".formatted(index, values.capacity() / (3 * area)));
    }
    return (3 * index + channel) * area;
  }
}
