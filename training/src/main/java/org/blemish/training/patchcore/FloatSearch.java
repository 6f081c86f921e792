// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.MemoryBankPatches;
import org.blemish.inference.onnx.Value;

/**
 * The search of a small memory bank: {@code |q|^2 + |b|^2 - 2 q b} by one matrix product, followed
 * by the minimum. {@link MemoryBankPatches#ROUNDING} removes the rounding error where a cell equals
 * a patch.
 */
final class FloatSearch {
  private FloatSearch() {}

  /**
   * @param rows cells {@code [N, cells, d]}
   * @return squared distances to the nearest patch, {@code [N, cells]}
   */
  static Value append(GraphBuilder graph, Patches patches, Value rows, String label) {
    Value ones = graph.add(graph.mul(graph.slice(rows, 2, 0, 1), graph.scalar(0)), graph.scalar(1));
    Value queries = graph.concat(2, rows, ones);
    Value weights = graph.constant(label, weights(patches));
    Value least = graph.reduceMin(graph.matMul(queries, weights), false, 2);
    Value norms = graph.reduceSum(graph.square(rows), false, 2);
    Value beyondRounding = graph.mul(norms, graph.scalar(1 - MemoryBankPatches.ROUNDING));
    return graph.relu(graph.add(beyondRounding, least));
  }

  /** {@code -2 b} and, for the appended one of a query, {@code |b|^2}: {@code [d + 1, patches]}. */
  private static Tensor weights(Patches patches) {
    int count = patches.count();
    int dimensions = patches.dimensions();
    float[] weights = new float[(dimensions + 1) * count];
    for (int i = 0; i < count; i++) {
      double norm = 0;
      for (int j = 0; j < dimensions; j++) {
        float v = patches.values()[j][i];
        weights[j * count + i] = -2 * v;
        norm += (double) v * v;
      }
      weights[dimensions * count + i] = (float) norm;
    }
    return Tensor.of(weights, dimensions + 1, count);
  }
}
