// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.Head;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.training.method.FittedMethod;
import org.junit.jupiter.api.Test;

class ParityCheckTest {
  private static final Size SIZE = new Size(64, 32);

  /** Two views of 2x1 cells whose greatest values are 4 and 8. */
  private static final List<Features> VIEWS = List.of(view(1, 4), view(-8, 2));

  private static Features view(float... values) {
    return new Features(Map.of("s", FloatTensor.copyOf(Tensor.of(values, 1, 1, 1, 2))));
  }

  /** The graph gives the features as they are, as the map {@code m}. */
  private static ParityCheck check(UnaryOperator<float[]> reference) {
    return compare(
        features ->
            Map.of(
                "m", new FloatMap(2, 1, reference.apply(features.map("s").toTensor().values()))));
  }

  private static ParityCheck compare(FittedMethod.Reference reference) {
    GraphBuilder graph = new GraphBuilder("copy");
    Value s = graph.input("s", Value.DYNAMIC, 1, 1, 2);
    graph.output("m", graph.reshape(s, -1, 1, 2));
    try (Head head =
        Head.open(graph.build(), Preparation.stretched(SIZE), SessionOptions.threads(1))) {
      return ParityCheck.of(head, reference, VIEWS, "try again");
    }
  }

  @Test
  void theGreatestDifferenceIsRelativeToTheGreatestValueOfItsMap() {
    ParityCheck parity = check(values -> new float[] {values[0] + 0.002f, values[1]});
    assertThat(parity.views()).isEqualTo(2);
    assertThat(parity.difference()).isEqualTo(0.002 / 4, within(1e-6));
  }

  @Test
  void whatIntegersRoundIsNoDifference() {
    FittedMethod.Reference reference =
        new FittedMethod.Reference() {
          @Override
          public Map<String, FloatMap> maps(Features features) {
            float[] values = features.map("s").toTensor().values();
            return Map.of("m", new FloatMap(2, 1, new float[] {values[0] + 0.5f, values[1]}));
          }

          @Override
          public double rounding(String map) {
            return map.equals("m") ? 0.498 : 0;
          }
        };

    ParityCheck parity = compare(reference);

    assertThat(parity.difference()).isEqualTo(0.002 / 4, within(1e-6));
  }

  @Test
  void aDifferentMapIsNamed() {
    assertThatThrownBy(() -> check(values -> new float[] {values[0] * 1.01f, values[1]}))
        .isInstanceOf(BlemishException.class)
        .hasMessage(
            "export failed: the graph differs from the trained method by 0.0099 (map m of view 2), at most 0.001 is allowed; try again");
  }

  @Test
  void aValueThatIsNoNumberInOneViewIsADifference() {
    assertThatThrownBy(
            () -> check(values -> new float[] {values[0] == 1 ? Float.NaN : values[0], values[1]}))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("by Infinity (map m of view 1)");
  }
}
