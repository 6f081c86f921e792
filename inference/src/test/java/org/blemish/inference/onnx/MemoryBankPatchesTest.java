// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** A search of nearest patches as training writes it: products in blocks, the least kept. */
class MemoryBankPatchesTest {
  private static final int DIMENSIONS = 3;
  private static final int CELLS = 5;

  private final Random random = new Random(4);
  private final float[][] bank = patches(7);
  private final float[][] queries = patches(CELLS);

  private float[][] patches(int count) {
    float[][] patches = new float[count][DIMENSIONS];
    for (float[] patch : patches) {
      for (int j = 0; j < DIMENSIONS; j++) {
        patch[j] = (float) random.nextGaussian();
      }
    }
    return patches;
  }

  /** The squared distances less the queries' own norms, of two blocks of patches. */
  private OnnxModel graph() {
    GraphBuilder graph = new GraphBuilder("bank");
    Value input = graph.input("queries", 1, CELLS, DIMENSIONS + 1);
    Value least = block(graph, input, 0, 4);
    least = graph.min(least, block(graph, input, 4, 7));
    graph.output("near", graph.relu(graph.add(least, graph.scalar(100))));
    return graph.build();
  }

  private Value block(GraphBuilder graph, Value input, int from, int to) {
    float[] weights = new float[(DIMENSIONS + 1) * (to - from)];
    for (int i = from; i < to; i++) {
      for (int j = 0; j < DIMENSIONS; j++) {
        weights[j * (to - from) + i - from] = -2 * bank[i][j];
        weights[DIMENSIONS * (to - from) + i - from] += bank[i][j] * bank[i][j];
      }
    }
    Value constant = graph.constant("near_bank", Tensor.of(weights, DIMENSIONS + 1, to - from));
    return graph.reduceMin(graph.matMul(input, constant), false, 2);
  }

  private Map<String, Tensor> run(OnnxModel model) {
    float[] values = new float[CELLS * (DIMENSIONS + 1)];
    for (int i = 0; i < CELLS; i++) {
      System.arraycopy(queries[i], 0, values, i * (DIMENSIONS + 1), DIMENSIONS);
      values[i * (DIMENSIONS + 1) + DIMENSIONS] = 1;
    }
    Map<String, FloatTensor> given = new LinkedHashMap<>();
    given.put("queries", FloatTensor.copyOf(Tensor.of(values, 1, CELLS, DIMENSIONS + 1)));
    try (OnnxSession session = OnnxSession.open(model, "test", SessionOptions.threads(1))) {
      return session.run(given);
    }
  }

  private float expected(int cell, float[][]... banks) {
    double least = Double.POSITIVE_INFINITY;
    for (float[][] patches : banks) {
      for (float[] patch : patches) {
        double value = 100;
        for (int j = 0; j < DIMENSIONS; j++) {
          value += patch[j] * patch[j] - 2 * patch[j] * queries[cell][j];
        }
        least = Math.min(least, value);
      }
    }
    return (float) least;
  }

  @Test
  void findsTheBankAndItsQueries() {
    MemoryBankPatches patches = MemoryBankPatches.of(graph());

    assertThat(patches.banks()).containsExactly("near");
    assertThat(patches.patches("near")).isEqualTo(7);
    Tensor found =
        requireNonNull(run(patches.withQueries()).get(MemoryBankPatches.queryOutput("near")));
    assertThat(found.shape()).containsExactly(1, CELLS, DIMENSIONS);
    assertThat(found.values()[0]).isEqualTo(queries[0][0]);
  }

  @Test
  void addedPatchesAreSearchedToo() {
    float[][] added = {queries[2].clone(), patches(1)[0]};
    OnnxModel changed = MemoryBankPatches.of(graph()).with(Map.of("near", added));

    float[] before = requireNonNull(run(graph()).get("near")).values();
    float[] after = requireNonNull(run(changed).get("near")).values();
    for (int cell = 0; cell < CELLS; cell++) {
      assertThat(before[cell]).isCloseTo(expected(cell, bank), within(1e-4f));
      assertThat(after[cell]).isCloseTo(expected(cell, bank, added), within(1e-4f));
      assertThat(after[cell]).isLessThanOrEqualTo(before[cell] + 1e-5f);
    }
    assertThat(after[2]).isLessThan(before[2]);
    assertThat(MemoryBankPatches.of(changed).patches("near")).isEqualTo(9);
  }

  @Test
  void patchesCanBeAddedAgain() {
    float[][] first = {queries[2].clone()};
    float[][] second = {queries[3].clone()};
    OnnxModel once = MemoryBankPatches.of(graph()).with(Map.of("near", first));
    OnnxModel twice = MemoryBankPatches.of(once).with(Map.of("near", second));

    float[] values = requireNonNull(run(twice).get("near")).values();
    assertThat(values[2]).isCloseTo(expected(2, bank, first, second), within(1e-4f));
    assertThat(values[3]).isCloseTo(expected(3, bank, first, second), within(1e-4f));
  }
}
