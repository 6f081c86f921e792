// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.statistics;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.training.method.MapNames;

/**
 * Settings of one map of image statistics.
 *
 * @param name of the raw map, which has one cell; letters, digits and {@code _}
 * @param inputs feature maps whose channels are described, at least one: {@code s5}, {@code s6@384}
 */
public record ImageStatisticsSettings(String name, List<String> inputs) {
  public ImageStatisticsSettings {
    inputs = List.copyOf(inputs);
    MapNames.check("image statistics", name);
    if (inputs.isEmpty()) {
      throw new BlemishException(
          "imageStatistics.%s.inputs is empty: name outputs of the backbone, such as [s5, s6]"
              .formatted(name));
    }
  }

  /**
   * Checks a section's terms of image statistics.
   *
   * @param section of the configuration, for errors
   * @throws BlemishException if one of the terms has a weight in the anomaly map, where a value of
   *     the whole image has no place
   */
  public static void checkTerms(
      String section, List<ImageStatisticsSettings> statistics, List<Term> terms) {
    for (Term term : terms) {
      boolean ofImage = statistics.stream().anyMatch(s -> s.name().equals(term.map()));
      if (ofImage && term.mapWeight().orElse(term.weight()) != 0) {
        throw new BlemishException(
            "%s.terms.%s: the statistics of the whole image have no place in the anomaly map, set mapWeight: 0"
                .formatted(section, term.map()));
      }
    }
  }
}
