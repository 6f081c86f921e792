// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.List;
import java.util.Set;

/**
 * Result of corrupting good images by one corruption with increasing severity.
 *
 * @param aspects that the corruption changes
 * @param tolerated images that were not rejected more often than unchanged ones
 * @param rejected images of the first severity that was, and of all higher ones; empty if all were
 *     tolerated
 */
public record ToleranceTrial(
    Set<QualityAspect> aspects, List<GateInput> tolerated, List<GateInput> rejected) {
  public ToleranceTrial {
    aspects = Set.copyOf(aspects);
    tolerated = List.copyOf(tolerated);
    rejected = List.copyOf(rejected);
  }
}
