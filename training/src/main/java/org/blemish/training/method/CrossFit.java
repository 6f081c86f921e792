// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method that was fitted to all samples, and once without each fold.
 *
 * @param model fitted to all samples, its networks perhaps without the first fold
 * @param folds for each fold, a model that was fitted without the fold's samples; the first has the
 *     networks of {@code model}
 * @param otherNetworks networks of the other folds' models where they are not those of {@code
 *     model}; empty if the method has no networks, or fits them anew for each fold
 */
public record CrossFit(
    FittedMethod model, List<FittedMethod> folds, List<OtherNetworks> otherNetworks) {
  public CrossFit {
    folds = List.copyOf(folds);
    otherNetworks = List.copyOf(otherNetworks);
  }

  /**
   * Networks that score some folds in place of the model's, which have seen them. Both score the
   * first fold, which none has seen: that gives the factor from one scale to the other.
   *
   * @param folds indices of the folds whose models have these networks
   * @param firstFold these networks in a model for the first fold; empty if they have seen it,
   *     since without it nothing would be left: then their own folds give the factor
   * @param maps names of the raw maps that depend on networks
   */
  public record OtherNetworks(
      Set<Integer> folds, Optional<FittedMethod> firstFold, Set<String> maps) {
    public OtherNetworks {
      folds = Set.copyOf(folds);
      maps = Set.copyOf(maps);
    }
  }
}
