// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.TensorPool;
import org.blemish.inference.onnx.Value;

/**
 * A backbone ready to run on images of one size. Every output has its own stride, {@code [N,
 * channels, h, w]}. Many threads may use it at once, each with its own batch; {@link #close} waits
 * for them.
 *
 * <p>Normalisation is done while pixels are put into the batch and not by nodes of the graph: the
 * pixels are copied into it in any case, for 8-bit images through a table of 256 values per
 * channel, while nodes would read and write all of them twice more.
 */
public final class BackboneSession implements AutoCloseable {
  private final Backbone backbone;
  private final Size size;
  private final OnnxSession session;
  private final TensorPool tensors = new TensorPool();

  private BackboneSession(Backbone backbone, Size size, OnnxSession session) {
    this.backbone = backbone;
    this.size = size;
    this.session = session;
  }

  /**
   * Prepares a backbone for images of one size, with all of its outputs.
   *
   * @throws org.blemish.core.BlemishException as {@link #open(Backbone, Size, List,
   *     SessionOptions)}
   */
  public static BackboneSession open(Backbone backbone, Size size, SessionOptions options) {
    List<String> all = backbone.descriptor().outputs().stream().map(BackboneOutput::name).toList();
    return open(backbone, size, all, options);
  }

  /**
   * Prepares a backbone for images of one size.
   *
   * @param outputs that are read; what only other outputs need is not computed
   * @throws org.blemish.core.BlemishException if its graph accepts only another size, or ONNX
   *     Runtime rejects it
   */
  public static BackboneSession open(
      Backbone backbone, Size size, List<String> outputs, SessionOptions options) {
    String name = "backbone " + backbone.descriptor().name();
    OnnxModel fixed =
        backbone
            .graph()
            .pruned(outputs, name)
            .fixed(
                backbone.descriptor().input(), name, Value.DYNAMIC, 3, size.height(), size.width());
    SessionOptions used =
        backbone.descriptor().quantization().isPresent() ? options.withWideIntegers() : options;
    return new BackboneSession(backbone, size, OnnxSession.open(fixed, name, used));
  }

  public Backbone backbone() {
    return backbone;
  }

  /** The size that images must have. */
  public Size size() {
    return size;
  }

  /**
   * Width and height of an output at this session's size. From the graph; if the graph leaves them
   * open, by running a black image once.
   */
  public Size grid(String output) {
    for (Value value : session.outputs()) {
      if (value.name().equals(output) && value.size(2) > 0 && value.size(3) > 0) {
        return new Size((int) value.size(3), (int) value.size(2));
      }
    }
    backbone.descriptor().output(output);
    Tensor result = Objects.requireNonNull(run(batch(1)).get(output));
    return new Size(result.size(3), result.size(2));
  }

  /** A batch to be filled, {@code [n, 3, H, W]}. It can be filled and run repeatedly. */
  public FloatTensor batch(int n) {
    return FloatTensor.allocate(n, 3, size.height(), size.width());
  }

  /** Batches and results of this session, for users that need them for one image after another. */
  public TensorPool tensors() {
    return tensors;
  }

  /** Puts an image of this session's size at a place of the batch, normalised. */
  public void put(FloatTensor batch, int index, Image image) {
    put(batch, index, image, Rectangle.whole(image.size()), 1);
  }

  /**
   * Puts a part of an image at a place of the batch, normalised.
   *
   * @param part of this session's size
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
        table[c][v] = backbone.descriptor().normalisation().apply(c, (float) (v / 255.0 * gain));
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
    Normalisation normalisation = backbone.descriptor().normalisation();
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

  /** Runs a batch; the outputs of the descriptor, by name and in its order, on the heap. */
  public Map<String, Tensor> run(FloatTensor batch) {
    Map<String, Tensor> all = session.run(Map.of(backbone.descriptor().input(), batch));
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (BackboneOutput output : backbone.descriptor().outputs()) {
      Tensor result = all.get(output.name());
      if (result != null) {
        results.put(output.name(), result);
      }
    }
    return results;
  }

  /** Runs a batch and writes some outputs into existing tensors, without copies. */
  public void run(FloatTensor batch, Map<String, FloatTensor> results) {
    session.run(Map.of(backbone.descriptor().input(), batch), results);
  }

  @Override
  public void close() {
    session.close();
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
