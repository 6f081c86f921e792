// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.List;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.training.method.MapNames;

/**
 * Settings of the nearest-neighbour method.
 *
 * @param memoryBanks at least one, each of its own name. Banks whose feature maps a model does not
 *     have (those of a backbone without images, {@code depth} without scans) are not built; where
 *     there are scans and no bank names {@code depth}, depth is joined to each of them
 * @param units of the scores
 * @param terms how the banks' maps make score and map
 */
public record PatchCoreSettings(
    List<MemoryBankSettings> memoryBanks, ScoreUnits units, List<Term> terms) {
  public PatchCoreSettings {
    memoryBanks = List.copyOf(memoryBanks);
    terms = List.copyOf(terms);
    if (memoryBanks.isEmpty()) {
      throw new BlemishException("patchcore.memoryBanks is empty: at least one is needed");
    }
    if (memoryBanks.stream().map(MemoryBankSettings::name).distinct().count()
        != memoryBanks.size()) {
      throw new BlemishException("patchcore.memoryBanks: each bank needs a name of its own");
    }
    new MapNames(memoryBanks.stream().map(MemoryBankSettings::name).collect(Collectors.toSet()))
        .checkTerms("patchcore", terms);
  }
}
