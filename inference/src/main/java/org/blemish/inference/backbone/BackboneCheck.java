// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blemish.core.geometry.Size;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Result of running a backbone on a generated image: whether it runs, statistics of its outputs,
 * and its time.
 *
 * @param name the backbone
 * @param size of the image
 * @param milliseconds of the fastest of three runs
 * @param results one for each output
 * @param problems messages, each naming an output; empty if there are none
 */
public record BackboneCheck(
    String name,
    Size size,
    double milliseconds,
    List<OutputStatistics> results,
    List<String> problems) {
  /**
   * One output's values.
   *
   * @param grid its width and height
   * @param mean over all values; not a number if any value is not
   * @param deviation over all values
   */
  public record OutputStatistics(BackboneOutput output, Size grid, double mean, double deviation) {}

  /** Runs a backbone on stripes and waves of all three colours. */
  public static BackboneCheck run(Backbone backbone, Size size, SessionOptions options) {
    try (BackboneSession session = BackboneSession.open(backbone, size, options)) {
      FloatTensor batch = session.input().batch(1);
      session.input().put(batch, 0, testImage(size));
      double fastest = Double.POSITIVE_INFINITY;
      Map<String, Tensor> outputs = Map.of();
      for (int i = 0; i < 3; i++) {
        long begin = System.nanoTime();
        outputs = session.run(batch);
        fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e6);
      }
      List<OutputStatistics> results = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      for (BackboneOutput output : backbone.descriptor().outputs()) {
        Tensor tensor = outputs.get(output.name());
        if (tensor != null) {
          OutputStatistics result = result(output, tensor);
          results.add(result);
          examine(backbone.descriptor(), result, tensor, size, problems);
        }
      }
      return new BackboneCheck(
          backbone.descriptor().name(), size, fastest, List.copyOf(results), List.copyOf(problems));
    }
  }

  private static OutputStatistics result(BackboneOutput output, Tensor tensor) {
    double sum = 0;
    double squares = 0;
    for (float v : tensor.values()) {
      sum += v;
      squares += (double) v * v;
    }
    double mean = sum / tensor.values().length;
    double variance = squares / tensor.values().length - mean * mean;
    return new OutputStatistics(
        output, new Size(tensor.size(3), tensor.size(2)), mean, Math.sqrt(Math.max(variance, 0)));
  }

  private static void examine(
      BackboneDescriptor descriptor,
      OutputStatistics result,
      Tensor tensor,
      Size size,
      List<String> problems) {
    BackboneOutput output = result.output();
    if (tensor.size(1) != output.channels()) {
      problems.add(
          "%s has %d channels, its descriptor states %d"
              .formatted(output.name(), tensor.size(1), output.channels()));
    }
    // Padding rules differ by a cell at the border.
    if (Math.abs(result.grid().width() - size.width() / (double) output.stride()) > 1
        || Math.abs(result.grid().height() - size.height() / (double) output.stride()) > 1) {
      problems.add(
          "%s is %s for an image of %s, its descriptor states stride %d"
              .formatted(output.name(), result.grid(), size, output.stride()));
    }
    descriptor
        .grid(output.name(), size)
        .filter(grid -> !grid.equals(result.grid()))
        .ifPresent(
            grid ->
                problems.add(
                    "%s is %s for a image of %s, by stride and padding of its descriptor %s is expected"
                        .formatted(output.name(), result.grid(), size, grid)));
    if (!Double.isFinite(result.mean() + result.deviation())) {
      problems.add("%s has values that are not finite".formatted(output.name()));
    } else if (result.deviation() < 1e-12) {
      problems.add("%s has the same value everywhere".formatted(output.name()));
    }
  }

  private static float[] testImage(Size size) {
    float[] samples = new float[3 * size.area()];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < size.height(); y++) {
        for (int x = 0; x < size.width(); x++) {
          double wave = Math.sin(0.05 * (c + 1) * x + 0.03 * y) * Math.cos(0.002 * x * y);
          samples[(c * size.height() + y) * size.width() + x] = (float) (0.5 + 0.5 * wave);
        }
      }
    }
    return samples;
  }

  /** A line for each output, then the time and the problems. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%s at %s%n".formatted(name, size));
    for (OutputStatistics r : results) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-10s %4d channels, stride %2d: %7s, mean %.4g, deviation %.4g%n",
              r.output.name(),
              r.output.channels(),
              r.output.stride(),
              r.grid,
              r.mean,
              r.deviation));
    }
    text.append(String.format(Locale.ROOT, "  %.1f ms an image%n", milliseconds));
    problems.forEach(problem -> text.append("  PROBLEM: ").append(problem).append('\n'));
    return text.toString();
  }
}
