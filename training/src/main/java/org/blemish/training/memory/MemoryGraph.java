// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.memory;

import java.util.List;
import java.util.Map;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * The exact search of a {@link Memory} as operators of a head graph. Which patch of a block is
 * nearest follows from {@code |b|^2 - 2 q b}, one matrix product for each block; its distance is
 * then taken from the difference itself, since {@code |q|^2 + |b|^2 - 2 q b} loses its last digits
 * where a patch is almost met.
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
    Value distance = graph.sqrt(least);
    return graph.reshape(distance, -1, height, width);
  }

  /** Squared distance to the nearest patch of one block, {@code [N, cells]}. */
  private static Value nearestOf(
      GraphBuilder graph, Patches bank, int from, Value rows, String label) {
    int count = Math.min(BLOCK, bank.count() - from);
    int dimensions = bank.dimensions();
    float[] patches = new float[count * dimensions];
    float[] norms = new float[count];
    for (int i = 0; i < count; i++) {
      double norm = 0;
      for (int j = 0; j < dimensions; j++) {
        float v = bank.values()[j][from + i];
        patches[i * dimensions + j] = v;
        norm += (double) v * v;
      }
      norms[i] = (float) norm;
    }
    Value block = graph.constant(label + "_bank", Tensor.of(patches, count, dimensions));
    // Of constants alone: computed once, when the graph is loaded.
    Value doubled = graph.mul(graph.transpose(block, 1, 0), graph.scalar(-2));
    Value criterion =
        graph.add(graph.matMul(rows, doubled), graph.constant(label + "_norms", norms));
    long cells = rows.size(1);
    Value index =
        graph.node(
            "ArgMin", List.of(criterion), Map.of("axis", 2L, "keepdims", 0L), rows.size(0), cells);
    Value nearest =
        graph.node(
            "Gather", List.of(block, index), Map.of("axis", 0L), rows.size(0), cells, dimensions);
    return graph.reduceSum(graph.square(graph.sub(rows, nearest)), false, 2);
  }
}
