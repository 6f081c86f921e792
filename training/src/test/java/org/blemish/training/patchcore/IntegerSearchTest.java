// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.MemoryBankPatches;
import org.blemish.inference.onnx.OnnxModel;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerSearchTest {
  private static final int CELLS = 7;

  private final SplittableRandom random = new SplittableRandom(5);

  /** {@code [count][d]}, normally distributed. */
  private float[][] vectors(int count, int dimensions) {
    float[][] vectors = new float[count][dimensions];
    for (float[] vector : vectors) {
      for (int j = 0; j < dimensions; j++) {
        vector[j] = (float) (1.7 * random.nextGaussian());
      }
    }
    return vectors;
  }

  private static Patches patches(float[][] vectors) {
    float[][] values = new float[vectors[0].length][vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < values.length; j++) {
        values[j][i] = vectors[i][j];
      }
    }
    return new Patches(values, vectors.length);
  }

  private static OnnxModel graph(float[][] bank) {
    GraphBuilder graph = new GraphBuilder("test");
    Value rows = graph.input("rows", Value.DYNAMIC, CELLS, bank[0].length);
    graph.output("near", graph.sqrt(IntegerSearch.append(graph, patches(bank), rows, "near_bank")));
    return graph.build();
  }

  /** The graph's distances of seven cells. */
  private static float[] distances(OnnxModel graph, float[][] cells) {
    int dimensions = cells[0].length;
    float[] rows = new float[CELLS * dimensions];
    for (int i = 0; i < CELLS; i++) {
      System.arraycopy(cells[i], 0, rows, i * dimensions, dimensions);
    }
    FloatTensor given = FloatTensor.copyOf(Tensor.of(rows, 1, CELLS, dimensions));
    try (OnnxSession session = OnnxSession.open(graph, "test", SessionOptions.threads(1))) {
      return requireNonNull(session.run(Map.of("rows", given)).get("near")).values();
    }
  }

  private static double exact(float[] cell, float[]... bank) {
    double least = Double.POSITIVE_INFINITY;
    for (float[] patch : bank) {
      double squared = 0;
      for (int j = 0; j < cell.length; j++) {
        squared += Math.pow(cell[j] - patch[j], 2);
      }
      least = Math.min(least, squared);
    }
    return Math.sqrt(least);
  }

  /** 5000 patches are many blocks, 257 are one block and a single patch; numbers of 3 to 300. */
  @ParameterizedTest
  @ValueSource(ints = {3, 64, 96, 300})
  void distancesAreThoseOfRoundedCellsAndPatches(int dimensions) {
    for (int count : new int[] {257, 1000, 5000}) {
      float[][] bank = vectors(count, dimensions);
      float[][] cells = vectors(CELLS, dimensions);
      float greatest = 0;
      for (float[] patch : bank) {
        for (float v : patch) {
          greatest = Math.max(greatest, Math.abs(v));
        }
      }
      float step = greatest / 63;

      float[] found = distances(graph(bank), cells);

      for (int i = 0; i < CELLS; i++) {
        double rounded = step * exact(inSteps(cells[i], step), inSteps(bank, step));
        // Half of an odd squared norm is rounded down: one step squared at most.
        assertThat(found[i] * found[i])
            .isBetween(
                (float) (0.9999 * rounded * rounded - step * step),
                (float) (1.0001 * rounded * rounded));
      }
    }
  }

  private static float[][] inSteps(float[][] vectors, float step) {
    return Arrays.stream(vectors).map(v -> inSteps(v, step)).toArray(float[][]::new);
  }

  private static float[] inSteps(float[] vector, float step) {
    float[] steps = new float[vector.length];
    for (int j = 0; j < steps.length; j++) {
      steps[j] = (float) Math.rint(vector[j] / step);
    }
    return steps;
  }

  @Test
  void distancesAreHardlyOff() {
    float[][] bank = vectors(4000, 64);
    float[][] cells = vectors(CELLS, 64);

    float[] found = distances(graph(bank), cells);

    for (int i = 0; i < CELLS; i++) {
      assertThat(found[i] / exact(cells[i], bank)).isCloseTo(1, within(0.01));
    }
  }

  @Test
  void aCellThatEqualsAPatchHasDistanceZero() {
    float[][] bank = vectors(1000, 96);
    float[][] cells = new float[CELLS][];
    for (int i = 0; i < CELLS; i++) {
      cells[i] = bank[140 * i + 3].clone();
    }

    assertThat(distances(graph(bank), cells)).containsOnly(0);
  }

  @Test
  void whatIsBeyondTheRangeCounts() {
    float[][] bank = vectors(300, 8);
    float[][] cells = vectors(CELLS, 8);
    for (int i = 0; i < CELLS; i++) {
      cells[i][0] = (float) Math.pow(10, i);
    }

    float[] found = distances(graph(bank), cells);

    for (int i = 0; i < CELLS; i++) {
      assertThat(found[i] / exact(cells[i], bank)).isBetween(0.7, 1.1);
    }
  }

  @Test
  void aCellThatIsNoNumberHasNoDistance() {
    float[][] cells = vectors(CELLS, 8);
    cells[2][5] = Float.NaN;
    cells[4][0] = Float.POSITIVE_INFINITY;

    float[] found = distances(graph(vectors(300, 8)), cells);

    for (int i = 0; i < CELLS; i++) {
      assertThat(Float.isFinite(found[i])).isEqualTo(i != 2 && i != 4);
    }
  }

  @Test
  void equalPatchesOfZerosAreSearchedToo() {
    float[][] cells = new float[CELLS][4];
    cells[1][2] = 3;

    assertThat(distances(graph(new float[300][4]), cells)).containsExactly(0, 3, 0, 0, 0, 0, 0);
  }

  @Test
  void patchesOfAcceptedImagesAreSearchedInFloats() {
    float[][] bank = vectors(600, 5);
    float[][] cells = vectors(CELLS, 5);
    cells[2][0] = 40; // far outside the range of the bank
    MemoryBankPatches trained = MemoryBankPatches.of(graph(bank));
    assertThat(trained.banks()).containsExactly("near");
    assertThat(trained.patches("near")).isEqualTo(600);

    OnnxModel once = trained.with(Map.of("near", new float[][] {cells[2].clone()}));
    OnnxModel twice =
        MemoryBankPatches.of(once).with(Map.of("near", new float[][] {cells[3].clone(), cells[0]}));

    float[] before = distances(graph(bank), cells);
    float[] between = distances(once, cells);
    float[] after = distances(twice, cells);
    assertThat(before[2]).isGreaterThan(20);
    assertThat(between[2]).isZero();
    assertThat(after[0]).isZero();
    assertThat(after[2]).isZero();
    assertThat(after[3]).isZero();
    for (int i = 0; i < CELLS; i++) {
      assertThat(between[i]).isLessThanOrEqualTo(before[i]);
      assertThat(after[i]).isLessThanOrEqualTo(between[i]);
    }
    assertThat(MemoryBankPatches.of(twice).patches("near")).isEqualTo(603);
  }

  @Test
  void queriesAreTheCells() {
    float[][] cells = vectors(CELLS, 5);
    OnnxModel graph = MemoryBankPatches.of(graph(vectors(600, 5))).withQueries();
    float[] rows = new float[CELLS * 5];
    for (int i = 0; i < CELLS; i++) {
      System.arraycopy(cells[i], 0, rows, i * 5, 5);
    }
    FloatTensor given = FloatTensor.copyOf(Tensor.of(rows, 1, CELLS, 5));
    try (OnnxSession session = OnnxSession.open(graph, "test", SessionOptions.threads(1))) {
      Tensor queries =
          requireNonNull(
              session.run(Map.of("rows", given)).get(MemoryBankPatches.queryOutput("near")));
      assertThat(queries.shape()).containsExactly(1, CELLS, 5);
      assertThat(queries.values()).containsExactly(rows);
    }
  }
}
