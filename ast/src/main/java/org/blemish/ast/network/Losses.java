// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/**
 * Losses of each position, {@code [N, H, W]}, which training minimises and inspection shows as
 * maps. They are multiplied by the foreground mask if there is one; the loss of a batch is the mean
 * over <em>all</em> positions.
 */
public final class Losses {
  private Losses() {}

  /** {@code 0.5 sum_c z^2 - log|det|}: the negative log-likelihood up to a constant. */
  public static NativeTensor likelihood(FlowOutput flow) {
    return flow.z().square().sum(1).times(0.5).minus(flow.logDeterminant());
  }

  /** Mean over channels of {@code (teacher - student)^2}. */
  public static NativeTensor distance(NativeTensor teacher, NativeTensor student) {
    return teacher.minus(student).square().mean(1);
  }
}
