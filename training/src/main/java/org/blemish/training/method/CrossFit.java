// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.List;
import java.util.Set;

/**
 * A method that was fitted to all samples, and once without each fold.
 *
 * @param model fitted to all samples
 * @param folds for each fold, a model that was fitted without the fold's samples
 * @param fittedOnce names of raw maps whose networks were fitted a single time, without the first
 *     fold: on the samples of the other folds these maps are too low
 */
public record CrossFit(FittedMethod model, List<FittedMethod> folds, Set<String> fittedOnce) {
  public CrossFit {
    folds = List.copyOf(folds);
    fittedOnce = Set.copyOf(fittedOnce);
  }
}
