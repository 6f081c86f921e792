// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.MemoryBankPatches;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;

/**
 * The nearest-neighbour search of a {@link MemoryBank} as operators of a head graph. A bank of few
 * patches, such as that of a part's background, is searched exactly: integers would gain nothing.
 */
final class MemoryBankGraph {
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
    String patchLabel = label + MemoryBankPatches.SUFFIX;
    Value squared =
        inIntegers(bank.coreset())
            ? IntegerSearch.append(graph, bank.coreset(), rows, patchLabel)
            : FloatSearch.append(graph, bank.coreset(), rows, patchLabel);
    return graph.reshape(graph.sqrt(squared), -1, height, width);
  }

  private static boolean inIntegers(Patches patches) {
    return patches.count() > IntegerSearch.BLOCK;
  }

  /** The most by which the graph's distances may be off beyond the rounding of floats. */
  static double rounding(Patches patches) {
    return inIntegers(patches) ? IntegerSearch.rounding(patches) : 0;
  }
}
