// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/**
 * A symmetric student: a flow like the teacher, trained on distance instead of likelihood. It is
 * the ablation of the paper: such a student resembles the teacher outside the training distribution
 * too, which is why AST's student is a different kind of network.
 */
final class FlowStudent implements StudentNetwork {
  private final Teacher flow;

  FlowStudent(Teacher flow) {
    this.flow = flow;
  }

  @Override
  public NetworkWeights weights() {
    return flow.weights();
  }

  @Override
  public NativeTensor forward(NativeTensor x, boolean training) {
    return flow.forward(x).z();
  }

  @Override
  public void close() {
    flow.close();
  }
}
