// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;

/**
 * The loss over one phase of training.
 *
 * @param phase {@code teacher}, {@code student}, ...
 * @param values mean loss of each epoch, the first epoch first
 */
public record LossCurve(String phase, List<Double> values) {
  public LossCurve {
    values = List.copyOf(values);
  }
}
