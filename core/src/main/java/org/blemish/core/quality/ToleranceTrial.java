// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.List;
import java.util.Set;

/**
 * What became of good pictures that were disturbed, in one way, ever more.
 *
 * @param aspects that should speak of it
 * @param tolerated pictures that were not rejected more often than undisturbed ones
 * @param rejected pictures of the first degree that was, and of all further ones; empty where all
 *     were borne
 */
public record ToleranceTrial(
    Set<QualityAspect> aspects, List<GateInput> tolerated, List<GateInput> rejected) {
  public ToleranceTrial {
    aspects = Set.copyOf(aspects);
    tolerated = List.copyOf(tolerated);
    rejected = List.copyOf(rejected);
  }
}
