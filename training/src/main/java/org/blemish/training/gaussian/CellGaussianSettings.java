// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.training.method.MapNames;

/**
 * Settings of one map of Gaussians.
 *
 * @param name of the raw map; letters, digits and {@code _}
 * @param inputs feature maps, joined on the grid of the first
 * @param dimensions of each Gaussian; the model file holds their square for each cell
 * @param channels how the joined channels are reduced to these dimensions
 * @param regularisation added to each variance, above 0; allows fewer samples than dimensions
 */
public record CellGaussianSettings(
    String name,
    List<String> inputs,
    int dimensions,
    ChannelReduction channels,
    double regularisation) {
  public CellGaussianSettings {
    inputs = List.copyOf(inputs);
    MapNames.check("Gaussians", name);
    if (dimensions < 1) {
      throw new BlemishException(
          "dimensions of %s: %d given, expected at least 1".formatted(name, dimensions));
    }
    if (!(regularisation > 0 && regularisation < Double.POSITIVE_INFINITY)) {
      throw new BlemishException(
          "regularisation of %s: %s given, expected a number above 0 such as 0.01"
              .formatted(name, regularisation));
    }
  }

  /**
   * Adds the names of a section's Gaussians to those of its maps.
   *
   * @param section of the configuration, for errors
   * @throws BlemishException if a name is taken, or there are no inputs
   */
  public static void addNames(
      String section, List<CellGaussianSettings> gaussians, Set<String> maps) {
    for (CellGaussianSettings settings : gaussians) {
      MapNames.add(section + ".cellGaussians", settings.name(), maps);
      if (settings.inputs().isEmpty()) {
        throw new BlemishException(
            "%s.cellGaussians.%s.inputs is empty: name outputs of the backbone, such as [s6, s5]"
                .formatted(section, settings.name()));
      }
    }
  }
}
