// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.method.MapNames;
import org.blemish.training.whitening.Whitening;

/**
 * Settings of one memory bank.
 *
 * @param name of the bank and its raw map; letters, digits and {@code _}
 * @param input feature map whose cells are the patches: a backbone output ({@code s5}, {@code s6}),
 *     {@code depth}, several maps joined on the grid of the first ({@code s5+depth}), or a map of
 *     the method's own
 * @param components principal components that the features are whitened to; 0 for the features as
 *     they are
 * @param smoothing side of the square of cells that are averaged to a patch; odd, 1 for none
 * @param patches greatest size of the coreset
 * @param candidates greatest number of patches that the coreset is chosen from; chosen randomly if
 *     there are more
 * @param projection dimensions of the random projection for the choice
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
    MapNames.check("memory bank", name);
    if (components < 0) {
      throw new BlemishException(
          "memory bank %s: components %d given, expected 0 (none) or more"
              .formatted(name, components));
    }
    if (smoothing < 1 || smoothing % 2 == 0) {
      throw new BlemishException(
          "memory bank %s: smoothing %d given, expected an odd number from 1"
              .formatted(name, smoothing));
    }
    if (patches < 1 || candidates < patches || projection < 1) {
      throw new BlemishException(
          "memory bank %s: patches %d, candidates %d, projection %d: expected at least 1 patch and 1 dimension, and no fewer candidates than patches"
              .formatted(name, patches, candidates, projection));
    }
  }

  /** Names of the feature maps that make up the input. */
  public List<String> inputs() {
    return List.of(input.split("\\+"));
  }

  /**
   * Java heap that fitting the bank takes: for the cells that the whitening is fitted to, and then
   * for the candidates, as they are drawn, whitened, and projected twice.
   *
   * @param available feature maps that the model has
   * @param views of all samples
   * @return bytes; 0 if the model has none of the bank's feature maps
   */
  public long heapBytes(List<FeatureSpec> available, long views) {
    List<FeatureSpec> used =
        available.stream().filter(spec -> inputs().contains(spec.name())).toList();
    if (used.isEmpty()) {
      return 0;
    }
    int channels = used.stream().mapToInt(FeatureSpec::channels).sum();
    long cells = Math.min(candidates, views * used.get(0).cells());
    long numbers = channels + (components == 0 ? channels : components) + 2L * projection + 3;
    return Math.max(
        components == 0 ? 0 : Whitening.heapBytes(channels), cells * numbers * Float.BYTES);
  }

  /** The same settings with another input. */
  MemoryBankSettings withInput(String other) {
    return new MemoryBankSettings(
        name, other, components, smoothing, patches, candidates, projection);
  }

  /** The same bank, chosen from half of the candidates in half of the time. */
  MemoryBankSettings withHalfTheCandidates() {
    return new MemoryBankSettings(
        name, input, components, smoothing, patches, Math.max(patches, candidates / 2), projection);
  }
}
