// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.memory;

import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * The exact search of a {@link Memory} as operators of a head graph. With {@code |q - b|^2 = |q|^2
 * + min_b(|b|^2 - 2 q b)} the search is one matrix product for each block of patches and a running
 * minimum.
 */
public final class MemoryGraph {
  /** Patches of one matrix product: its result for a grid of 48x48 stays under 20 MiB. */
  private static final int BLOCK = 2048;

  private MemoryGraph() {}

  /**
   * Adds a memory's search.
   *
   * @param input its feature map {@code [N, C, h, w]}
   * @return distances {@code [N, h, w]}
   */
  public static Value append(GraphBuilder graph, Memory memory, Value input) {
    String label = memory.settings().name();
    Value patches =
        memory
            .whitening()
            .map(whitening -> whitening.append(graph, input, label + "_whitening"))
            .orElse(input);
    int side = memory.settings().smoothing();
    if (side > 1) {
      patches = graph.averagePool(patches, side, side, Window.padded(side / 2));
    }
    long height = input.size(2);
    long width = input.size(3);
    int dimensions = memory.bank().dimensions();
    Value rows = graph.transpose(graph.reshape(patches, -1, dimensions, height * width), 0, 2, 1);
    Value least = nearestOf(graph, memory.bank(), 0, rows, label);
    for (int from = BLOCK; from < memory.bank().count(); from += BLOCK) {
      least = graph.min(least, nearestOf(graph, memory.bank(), from, rows, label));
    }
    Value squared = graph.add(graph.reduceSum(graph.square(rows), true, 2), least);
    // Rounding can leave a tiny negative square where a patch meets itself.
    Value distance = graph.sqrt(graph.relu(squared));
    return graph.reshape(distance, -1, height, width);
  }

  /** {@code min_b(|b|^2 - 2 q b)} over one block, {@code [N, cells, 1]}. */
  private static Value nearestOf(
      GraphBuilder graph, Patches bank, int from, Value rows, String label) {
    int count = Math.min(BLOCK, bank.count() - from);
    int dimensions = bank.dimensions();
    float[] doubled = new float[dimensions * count];
    double[] norms = new double[count];
    for (int j = 0; j < dimensions; j++) {
      for (int i = 0; i < count; i++) {
        float v = bank.values()[j][from + i];
        doubled[j * count + i] = -2 * v;
        norms[i] += (double) v * v;
      }
    }
    float[] norm = new float[count];
    for (int i = 0; i < count; i++) {
      norm[i] = (float) norms[i];
    }
    Value products =
        graph.matMul(rows, graph.constant(label + "_bank", Tensor.of(doubled, dimensions, count)));
    return graph.reduceMin(graph.add(products, graph.constant(label + "_norms", norm)), true, 2);
  }
}
