// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.List;
import org.blemish.core.BlemishException;

/**
 * One memory of good patches.
 *
 * @param name of its raw map; letters, digits and {@code _}
 * @param input feature map whose cells are the patches: a backbone output ({@code s5}, {@code s6}),
 *     {@code depth}, several joined on the grid of the first ({@code s5+depth}), or one that the
 *     method itself makes
 * @param components whitened to so many principal components, 0 for the features as they are
 * @param smoothing side of the square over which neighbouring cells are averaged to a patch; odd, 1
 *     for none
 * @param patches greatest size of the coreset
 * @param candidates greatest number of patches that the coreset is chosen from, taken by chance
 *     from all where there are more
 * @param projection dimensions in which the coreset is chosen
 */
public record MemoryBankSettings(
    String name,
    String input,
    int components,
    int smoothing,
    int patches,
    int candidates,
    int projection) {
  public MemoryBankSettings {
    if (!name.matches("\\w+")) {
      throw new BlemishException(
          "memory name '%s': expected letters, digits and _ only".formatted(name));
    }
    if (components < 0) {
      throw new BlemishException(
          "memory %s: components %d given, expected 0 (none) or more".formatted(name, components));
    }
    if (smoothing < 1 || smoothing % 2 == 0) {
      throw new BlemishException(
          "memory %s: smoothing %d given, expected an odd number from 1"
              .formatted(name, smoothing));
    }
    if (patches < 1 || candidates < patches || projection < 1) {
      throw new BlemishException(
          "memory %s: patches %d, candidates %d, projection %d: expected at least 1 patch and 1 dimension, and no fewer candidates than patches"
              .formatted(name, patches, candidates, projection));
    }
  }

  /** Names of the feature maps that are joined to the input. */
  public List<String> inputs() {
    return List.of(input.split("\\+"));
  }

  /** The same memory of another feature map. */
  MemoryBankSettings withInput(String other) {
    return new MemoryBankSettings(
        name, other, components, smoothing, patches, candidates, projection);
  }
}
