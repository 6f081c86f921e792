// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;

/** The distances of a {@link CellGaussians} as operators of a head graph. */
final class CellGaussianGraph {
  private CellGaussianGraph() {}

  /**
   * Appends the distances.
   *
   * @param label prefix of the constants' names
   * @param joined {@code [N, C, h, w]}
   * @return distances {@code [N, h, w]}
   */
  static Value append(GraphBuilder graph, CellGaussians gaussian, Value joined, String label) {
    int cells = gaussian.cells();
    int d = gaussian.dimensions();
    Value reduced = gaussian.reduction().append(graph, joined, label + "_reduction");
    // One product for each cell, over all views at once: [cells, N, d] x [cells, d, d].
    Value rows = graph.transpose(graph.reshape(reduced, -1, d, cells), 2, 0, 1);
    Value mean = graph.constant(label + "_mean", Tensor.of(gaussian.mean(), cells, 1, d));
    Value root =
        graph.constant(
            label + "_root", Tensor.of(transposed(gaussian.inverseCholesky(), d), cells, d, d));
    Value white = graph.matMul(graph.sub(rows, mean), root);
    Value distance = graph.sqrt(graph.reduceSum(graph.square(white), false, 2));
    return graph.reshape(graph.transpose(distance, 1, 0), -1, gaussian.height(), gaussian.width());
  }

  private static float[] transposed(float[] matrices, int d) {
    float[] out = new float[matrices.length];
    for (int from = 0; from < matrices.length; from += d * d) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          out[from + b * d + a] = matrices[from + a * d + b];
        }
      }
    }
    return out;
  }
}
