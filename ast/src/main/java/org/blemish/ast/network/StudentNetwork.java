// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/** A network that learns to predict the teacher's output. Owns its weights. Not thread-safe. */
public sealed interface StudentNetwork extends AutoCloseable permits ResidualStudent, FlowStudent {
  /** The weights, which training changes in place. */
  NetworkWeights weights();

  /**
   * The predicted output of the teacher.
   *
   * @param x features, {@code [N, C, H, W]}
   * @param training whether batch normalisation, if there is any, uses the batch's statistics
   * @return {@code [N, C, H, W]}
   */
  NativeTensor forward(NativeTensor x, boolean training);

  @Override
  void close();
}
