// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphQuantizer;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.ValueRange;

/**
 * Turns a backbone into 8-bit integers after training. The range of an activation is the mean of
 * the extremes in the inputs that are given, so that no single image sets it. A convolution's own
 * effect on the outputs is measured; those with the greatest stay in floats until the others
 * together, by the sum of their squares, are within {@link #MAX_DIFFERENCE}. For one thread; close
 * it.
 */
public final class BackboneQuantizer implements AutoCloseable {
  /** Tolerated difference of the outputs, relative to their magnitude, as their effects add up. */
  public static final double MAX_DIFFERENCE = 0.15;

  /** Inputs that the effect of each convolution is measured on. */
  private static final int COMPARED = 4;

  private final Backbone backbone;
  private final SessionOptions options;
  private final GraphQuantizer quantizer;
  private final OnnxSession measuring;
  private final Map<String, double[]> sums = new HashMap<>();
  private final List<FloatTensor> compared = new ArrayList<>();
  private int inputs;

  /**
   * @throws BlemishException if the graph has no convolution with constant weights
   */
  public BackboneQuantizer(Backbone backbone, SessionOptions options) {
    this.quantizer = new GraphQuantizer(backbone.graph());
    if (quantizer.convolutions().isEmpty()) {
      throw new BlemishException(
          Fault.MODEL,
          "backbone %s: has no convolution with constant weights, so int8 would change nothing: use fp32"
              .formatted(backbone.descriptor().name()));
    }
    this.backbone = backbone;
    this.options = options;
    this.measuring = OnnxSession.open(quantizer.measuring(), "backbone", options);
  }

  /**
   * Measures the activations' ranges on an input; a copy of the smallest ones is kept.
   *
   * @param input normalised, {@code [1, 3, H, W]}
   */
  public void add(FloatTensor input) {
    GraphQuantizer.ranges(run(measuring, input))
        .forEach(
            (value, range) -> {
              double[] sum = sums.computeIfAbsent(value, name -> new double[2]);
              sum[0] += range.low();
              sum[1] += range.high();
            });
    inputs++;
    compared.add(FloatTensor.copyOf(input.toTensor()));
    if (compared.size() > COMPARED) {
      compared.remove(
          compared.stream()
              .max(Comparator.comparingInt(tensor -> tensor.values().capacity()))
              .orElseThrow());
    }
  }

  /**
   * The backbone in integers.
   *
   * @param images number of images that the inputs were made of
   * @throws IllegalStateException if there was no input
   */
  public Backbone quantized(int images) {
    if (inputs == 0) {
      throw new IllegalStateException("no input was measured");
    }
    Map<String, ValueRange> ranges =
        sums.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        new ValueRange(
                            (float) (entry.getValue()[0] / inputs),
                            (float) (entry.getValue()[1] / inputs))));
    List<Map<String, Tensor>> exact = outputs(backbone.graph());
    List<String> convolutions = quantizer.convolutions();
    Set<String> chosen = chosen(convolutions, ranges, exact);
    OnnxModel graph = quantizer.quantized(ranges, chosen);
    Quantization quantization =
        new Quantization(
            images,
            convolutions.size(),
            chosen.size(),
            Math.sqrt(squaredDifference(exact, outputs(graph))));
    return new Backbone(backbone.descriptor().withQuantization(quantization), graph);
  }

  /** All convolutions but those with the greatest effect. */
  private Set<String> chosen(
      List<String> convolutions, Map<String, ValueRange> ranges, List<Map<String, Tensor>> exact) {
    Map<String, Double> effects = new HashMap<>();
    double total = 0;
    for (String convolution : convolutions) {
      OnnxModel one = quantizer.quantized(ranges, Set.of(convolution));
      double effect = squaredDifference(exact, outputs(one));
      effects.put(convolution, effect);
      total += effect;
    }
    Set<String> chosen = new HashSet<>(convolutions);
    List<String> strongest = new ArrayList<>(convolutions);
    strongest.sort(Comparator.comparingDouble(name -> -effects.getOrDefault(name, 0.0)));
    for (String convolution : strongest) {
      if (total <= MAX_DIFFERENCE * MAX_DIFFERENCE) {
        break;
      }
      chosen.remove(convolution);
      total -= effects.getOrDefault(convolution, 0.0);
    }
    return chosen;
  }

  private List<Map<String, Tensor>> outputs(OnnxModel graph) {
    try (OnnxSession session = OnnxSession.open(graph, "backbone", options.withWideIntegers())) {
      return compared.stream().map(input -> run(session, input)).toList();
    }
  }

  private Map<String, Tensor> run(OnnxSession session, FloatTensor input) {
    return session.run(Map.of(backbone.descriptor().input(), input));
  }

  /** Square of the difference relative to the magnitude, averaged over inputs and outputs. */
  private static double squaredDifference(
      List<Map<String, Tensor>> exact, List<Map<String, Tensor>> other) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < exact.size(); i++) {
      for (Map.Entry<String, Tensor> output : exact.get(i).entrySet()) {
        float[] a = output.getValue().values();
        float[] b = Objects.requireNonNull(other.get(i).get(output.getKey())).values();
        double difference = 0;
        double magnitude = 0;
        for (int j = 0; j < a.length; j++) {
          difference += (double) (a[j] - b[j]) * (a[j] - b[j]);
          magnitude += (double) a[j] * a[j];
        }
        sum += magnitude > 0 ? difference / magnitude : 0;
        count++;
      }
    }
    return sum / count;
  }

  @Override
  public void close() {
    measuring.close();
  }
}
