// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/** What learns to give the teacher's output. Owns its weights. Not thread-safe. */
public sealed interface StudentNetwork extends AutoCloseable permits ResidualStudent, FlowStudent {
  /** What training changes. */
  NetworkWeights weights();

  /**
   * The guess at the teacher's latent.
   *
   * @param x features, {@code [N, C, H, W]}
   * @param training whether batch normalisation, where there is any, uses the batch's statistics
   * @return {@code [N, C, H, W]}
   */
  NativeTensor forward(NativeTensor x, boolean training);

  @Override
  void close();
}
