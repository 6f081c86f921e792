// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;

/**
 * How the loss went in one phase of training.
 *
 * @param phase {@code teacher}, {@code student}, ...
 * @param values mean loss of each epoch, from the first on
 */
public record LossCurve(String phase, List<Double> values) {
  public LossCurve {
    values = List.copyOf(values);
  }
}
