// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.data.Sample;
import org.blemish.inference.Pipeline;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneQuantizer;
import org.blemish.inference.features.BackboneInputs;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.method.Progress;

/**
 * Turns the backbone of a run into 8-bit integers by good images, prepared as for the training and
 * at all of its scales.
 *
 * @param pipeline of the run
 * @param ignore pixels that are ignored; empty for none
 */
record BackboneQuantization(Pipeline pipeline, Optional<Mask> ignore) {
  /** Images that the ranges of activations are measured on; more change them by little. */
  private static final int IMAGES = 24;

  /**
   * The backbone in integers.
   *
   * @param samples good samples; evenly spaced ones are used
   * @param reader reads a sample
   * @throws org.blemish.core.BlemishException if the backbone has no convolutions
   */
  Backbone of(
      Backbone backbone, List<Sample> samples, Function<Sample, Input> reader, Progress progress) {
    // One thread, whatever the settings: the result must not depend on their number.
    SessionOptions options = SessionOptions.threads(1);
    List<Sample> used = evenlySpaced(samples);
    BackboneInputs inputs =
        BackboneInputs.of(
            backbone.descriptor().normalisation(),
            pipeline.outputs(),
            pipeline.preparation(),
            ignore);
    try (BackboneQuantizer quantizer = new BackboneQuantizer(backbone, options)) {
      for (int i = 0; i < used.size(); i++) {
        inputs.first(reader.apply(used.get(i)).image().orElseThrow(), quantizer::add);
        progress.step("quantizing", i + 1, used.size());
      }
      Backbone quantized = quantizer.quantized(used.size());
      quantized.descriptor().quantization().ifPresent(how -> progress.note("backbone in " + how));
      return quantized;
    }
  }

  private static List<Sample> evenlySpaced(List<Sample> samples) {
    int count = Math.min(IMAGES, samples.size());
    return IntStream.range(0, count)
        .mapToObj(i -> samples.get((int) ((long) i * samples.size() / count)))
        .toList();
  }
}
