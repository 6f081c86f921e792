// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class GraphQuantizerTest {
  private static final SessionOptions OPTIONS = SessionOptions.threads(1);

  private final Random random = new Random(7);

  private Tensor random(float scale, long... shape) {
    float[] values = new float[(int) Tensor.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * (float) random.nextGaussian();
    }
    return new Tensor(shape, values);
  }

  /** A convolution with activation, one of single channels, and a residual connection. */
  private OnnxModel residual() {
    GraphBuilder graph = new GraphBuilder("residual");
    Value x = graph.input("image", Value.DYNAMIC, 3, 16, 16);
    Window three = new Window(1, 1, 1, 1, 1, 1);
    Value expanded =
        graph.clip(
            graph.conv(
                x,
                graph.constant("w0", random(0.3f, 8, 3, 3, 3)),
                graph.constant("b0", random(0.1f, 8)),
                three),
            0,
            6);
    Value single =
        graph.clip(
            graph.conv(
                expanded,
                graph.constant("w1", random(0.3f, 8, 1, 3, 3)),
                graph.constant("b1", random(0.1f, 8)),
                new Window(1, 1, 1, 1, 1, 8)),
            0,
            6);
    Value linear =
        graph.conv(
            single,
            graph.constant("w2", random(0.3f, 8, 8, 1, 1)),
            graph.constant("b2", random(0.1f, 8)),
            Window.valid());
    graph.output("sum", graph.add(linear, expanded));
    return graph.build();
  }

  private static Map<String, Tensor> run(OnnxModel model, Tensor input) {
    try (OnnxSession session = OnnxSession.open(model, "test", OPTIONS)) {
      return session.run(Map.of("image", FloatTensor.copyOf(input)));
    }
  }

  private static Tensor output(OnnxModel model, Tensor input) {
    return run(model, input).values().iterator().next();
  }

  private static Map<String, ValueRange> ranges(OnnxModel model, Tensor input) {
    return GraphQuantizer.ranges(run(new GraphQuantizer(model).measuring(), input));
  }

  private static double relativeDifference(Tensor exact, Tensor other) {
    double difference = 0;
    double magnitude = 0;
    for (int i = 0; i < exact.values().length; i++) {
      difference += Math.pow(exact.values()[i] - other.values()[i], 2);
      magnitude += Math.pow(exact.values()[i], 2);
    }
    return Math.sqrt(difference / magnitude);
  }

  @Test
  void rangesAreTheExtremesOfTheValues() {
    Tensor input = random(1, 1, 3, 16, 16);
    Map<String, ValueRange> ranges = ranges(residual(), input);
    float least = Float.MAX_VALUE;
    for (float value : input.values()) {
      least = Math.min(least, value);
    }
    assertThat(requireNonNull(ranges.get("image")).low()).isEqualTo(least);
    assertThat(ranges.values()).anySatisfy(range -> assertThat(range.low()).isEqualTo(0));
  }

  @Test
  void integersAreCloseToFloatsAndNotEqual() {
    OnnxModel model = residual();
    Tensor input = random(1, 2, 3, 16, 16);
    OnnxModel integers =
        new GraphQuantizer(model)
            .quantized(ranges(model, input), Set.copyOf(new GraphQuantizer(model).convolutions()));
    assertThat(integers.outputs()).hasToString(model.outputs().toString());
    double difference = relativeDifference(output(model, input), output(integers, input));
    assertThat(difference).isBetween(1e-4, 0.03);
    assertThat(
            new GraphQuantizer(model)
                .quantized(
                    ranges(model, input), Set.copyOf(new GraphQuantizer(model).convolutions()))
                .bytes())
        .isEqualTo(integers.bytes());
  }

  @Test
  void whatIsNotChosenStaysInFloats() {
    OnnxModel model = residual();
    Tensor input = random(1, 1, 3, 16, 16);
    Map<String, ValueRange> ranges = ranges(model, input);
    OnnxModel none = new GraphQuantizer(model).quantized(ranges, Set.of());
    assertThat(output(none, input).values()).isEqualTo(output(model, input).values());
    List<String> all = new GraphQuantizer(model).convolutions();
    assertThat(all).hasSize(3);
    double one =
        relativeDifference(
            output(model, input),
            output(new GraphQuantizer(model).quantized(ranges, Set.of(all.get(2))), input));
    double three =
        relativeDifference(
            output(model, input),
            output(new GraphQuantizer(model).quantized(ranges, Set.copyOf(all)), input));
    assertThat(one).isPositive().isLessThan(three);
  }

  @Test
  void channelsOfZerosAndBiasesFarAboveTheWeightsKeepTheirValues() {
    GraphBuilder graph = new GraphBuilder("unequal");
    Value x = graph.input("image", Value.DYNAMIC, 1, 4, 4);
    graph.output(
        "y",
        graph.conv(
            x,
            graph.constant("w", new Tensor(new long[] {3, 1, 1, 1}, new float[] {0, 1e-9f, 2})),
            graph.constant("b", 5, 5, -1),
            Window.valid()));
    OnnxModel model = graph.build();
    Tensor input = random(1, 1, 1, 4, 4);
    OnnxModel integers =
        new GraphQuantizer(model)
            .quantized(ranges(model, input), Set.copyOf(new GraphQuantizer(model).convolutions()));
    float[] exact = output(model, input).values();
    float[] other = output(integers, input).values();
    for (int i = 0; i < exact.length; i++) {
      assertThat(other[i]).isCloseTo(exact[i], offset(0.06f));
    }
  }

  @Test
  void aGraphWithoutConvolutionsCannotBeMeasured() {
    GraphBuilder graph = new GraphBuilder("none");
    graph.output("y", graph.relu(graph.input("image", Value.DYNAMIC, 1, 4, 4)));
    OnnxModel model = graph.build();
    assertThat(new GraphQuantizer(model).convolutions()).isEmpty();
    assertThatThrownBy(() -> new GraphQuantizer(model).measuring())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no convolution");
  }

  @Test
  void aRangeOfOneSideHasZeroAtItsEnd() {
    assertThat(new ValueRange(2, 4).zeroPoint()).isZero();
    assertThat(new ValueRange(2, 4).scale()).isEqualTo(4f / 255);
    assertThat(new ValueRange(-4, -2).zeroPoint()).isEqualTo(255);
    assertThat(new ValueRange(0, 0).scale()).isEqualTo(1);
    assertThatThrownBy(() -> new ValueRange(Float.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
