// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.List;
import java.util.Set;

/**
 * What became of good pictures that were disturbed, in one way, ever more.
 *
 * @param aspects that should speak of it
 * @param borne pictures that were not rejected more often than undisturbed ones
 * @param unborne pictures of the first degree that was, and of all further ones; empty where all
 *     were borne
 */
public record Trial(Set<Aspect> aspects, List<Observation> borne, List<Observation> unborne) {
  public Trial {
    aspects = Set.copyOf(aspects);
    borne = List.copyOf(borne);
    unborne = List.copyOf(unborne);
  }
}
