// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * The exact nearest-neighbour search of a {@link MemoryBank} as operators of a head graph: {@code
 * |q|^2 + |b|^2 - 2 q b} by one matrix product for each block of patches, followed by the minimum.
 * {@link MemoryBank#ROUNDING} removes the rounding error where a cell equals a patch.
 */
final class MemoryBankGraph {
  /**
   * Patches of one matrix product. The product for a grid of 48x48, 2.3 MiB, is still in the
   * processor's cache when its minimum is computed; blocks of 2048 took three times as long.
   */
  private static final int BLOCK = 256;

  private MemoryBankGraph() {}

  /**
   * Appends the search.
   *
   * @param input the bank's feature map {@code [N, C, h, w]}
   * @return distances {@code [N, h, w]}
   */
  static Value append(GraphBuilder graph, MemoryBank bank, Value input) {
    String label = bank.settings().name();
    Value patches =
        bank.whitening()
            .map(whitening -> whitening.append(graph, input, label + "_whitening"))
            .orElse(input);
    int side = bank.settings().smoothing();
    if (side > 1) {
      patches = graph.averagePool(patches, side, side, Window.padded(side / 2));
    }
    long height = input.size(2);
    long width = input.size(3);
    int dimensions = bank.coreset().dimensions();
    Value rows = graph.transpose(graph.reshape(patches, -1, dimensions, height * width), 0, 2, 1);
    Value ones = graph.add(graph.mul(graph.slice(rows, 2, 0, 1), graph.scalar(0)), graph.scalar(1));
    Value queries = graph.concat(2, rows, ones);
    Value least = least(graph, bank.coreset(), 0, queries, label);
    for (int from = BLOCK; from < bank.coreset().count(); from += BLOCK) {
      least = graph.min(least, least(graph, bank.coreset(), from, queries, label));
    }
    Value norms = graph.reduceSum(graph.square(rows), false, 2);
    Value beyondRounding = graph.mul(norms, graph.scalar(1 - MemoryBank.ROUNDING));
    Value distance = graph.sqrt(graph.relu(graph.add(beyondRounding, least)));
    return graph.reshape(distance, -1, height, width);
  }

  /**
   * Minimum of {@code |b|^2 - 2 q b} over the patches of one block, {@code [N, cells]}.
   *
   * @param queries cells with an appended one, {@code [N, cells, d + 1]}, which adds the norms
   */
  private static Value least(
      GraphBuilder graph, Patches coreset, int from, Value queries, String label) {
    int count = Math.min(BLOCK, coreset.count() - from);
    int dimensions = coreset.dimensions();
    float[] block = new float[(dimensions + 1) * count];
    for (int i = 0; i < count; i++) {
      double norm = 0;
      for (int j = 0; j < dimensions; j++) {
        float v = coreset.values()[j][from + i];
        block[j * count + i] = -2 * v;
        norm += (double) v * v;
      }
      block[dimensions * count + i] = (float) norm;
    }
    Value weights = graph.constant(label + "_bank", Tensor.of(block, dimensions + 1, count));
    return graph.reduceMin(graph.matMul(queries, weights), false, 2);
  }
}
