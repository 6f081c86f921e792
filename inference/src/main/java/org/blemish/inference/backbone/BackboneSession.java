// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.blemish.core.geometry.Size;
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
 */
public final class BackboneSession implements AutoCloseable {
  private final Backbone backbone;
  private final BackboneInput input;
  private final OnnxSession session;
  private final TensorPool tensors = new TensorPool();

  private BackboneSession(Backbone backbone, BackboneInput input, OnnxSession session) {
    this.backbone = backbone;
    this.input = input;
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
    BackboneInput input = new BackboneInput(backbone.descriptor().normalisation(), size);
    return new BackboneSession(backbone, input, OnnxSession.open(fixed, name, used));
  }

  public Backbone backbone() {
    return backbone;
  }

  /** The size that images must have. */
  public Size size() {
    return input.size();
  }

  /** Makes the batches of {@link #run}. */
  public BackboneInput input() {
    return input;
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
    Tensor result = Objects.requireNonNull(run(input.batch(1)).get(output));
    return new Size(result.size(3), result.size(2));
  }

  /** Batches and results of this session, for users that need them for one image after another. */
  public TensorPool tensors() {
    return tensors;
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
}
