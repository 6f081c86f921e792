// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;

/** How a head graph searches a memory bank, and how more patches join the search. */
sealed interface BankSearch permits FloatBankSearch, IntegerBankSearch {
  /** Adds an output with the bank's queries {@code [N, cells, d]} to the graph. */
  void addQueries(GraphProto.Builder graph, String output);

  /**
   * Lets more patches take part in the search.
   *
   * @param patches {@code [patches, d]}, at least one
   */
  void addPatches(GraphProto.Builder graph, float[][] patches);
}
