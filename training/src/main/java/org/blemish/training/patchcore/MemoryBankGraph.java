// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * The exact search of a {@link MemoryBank} as operators of a head graph: {@code |q|^2 + |b|^2 - 2 q
 * b} by one matrix product for each block of patches, whose least value is all that is kept. Where
 * a patch is met the sum cancels to rounding, which {@link MemoryBank#ROUNDING} takes away.
 */
public final class MemoryBankGraph {
  /**
   * Patches of one matrix product: its result for a grid of 48x48, 2.3 MiB, is still in the
   * processor's cache when its least values are taken. With 2048 it took three times as long.
   */
  private static final int BLOCK = 256;

  private MemoryBankGraph() {}

  /**
   * Adds a memory's search.
   *
   * @param input its feature map {@code [N, C, h, w]}
   * @return distances {@code [N, h, w]}
   */
  public static Value append(GraphBuilder graph, MemoryBank memory, Value input) {
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
    int dimensions = memory.coreset().dimensions();
    Value rows = graph.transpose(graph.reshape(patches, -1, dimensions, height * width), 0, 2, 1);
    Value ones = graph.add(graph.mul(graph.slice(rows, 2, 0, 1), graph.scalar(0)), graph.scalar(1));
    Value queries = graph.concat(2, rows, ones);
    Value least = least(graph, memory.coreset(), 0, queries, label);
    for (int from = BLOCK; from < memory.coreset().count(); from += BLOCK) {
      least = graph.min(least, least(graph, memory.coreset(), from, queries, label));
    }
    Value norms = graph.reduceSum(graph.square(rows), false, 2);
    Value beyondRounding = graph.mul(norms, graph.scalar(1 - MemoryBank.ROUNDING));
    Value distance = graph.sqrt(graph.relu(graph.add(beyondRounding, least)));
    return graph.reshape(distance, -1, height, width);
  }

  /**
   * Least {@code |b|^2 - 2 q b} over the patches of one block, {@code [N, cells]}.
   *
   * @param queries patches with a one behind each, {@code [N, cells, d + 1]}: it meets the norms
   */
  private static Value least(
      GraphBuilder graph, Patches bank, int from, Value queries, String label) {
    int count = Math.min(BLOCK, bank.count() - from);
    int dimensions = bank.dimensions();
    float[] block = new float[(dimensions + 1) * count];
    for (int i = 0; i < count; i++) {
      double norm = 0;
      for (int j = 0; j < dimensions; j++) {
        float v = bank.values()[j][from + i];
        block[j * count + i] = -2 * v;
        norm += (double) v * v;
      }
      block[dimensions * count + i] = (float) norm;
    }
    Value weights = graph.constant(label + "_bank", Tensor.of(block, dimensions + 1, count));
    return graph.reduceMin(graph.matMul(queries, weights), false, 2);
  }
}
