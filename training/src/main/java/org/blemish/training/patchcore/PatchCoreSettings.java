// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.List;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.training.method.MapNames;

/**
 * The section {@code patchcore} of the configuration.
 *
 * @param memoryBanks at least one, with different names. Banks whose feature maps a model does not
 *     have (a backbone's without images, {@code depth} without scans) are not fitted. Where there
 *     are scans and no bank has the input {@code depth}, depth is joined to the input of each bank
 * @param units of the scores
 * @param terms how score and anomaly map follow from the banks' raw maps
 */
record PatchCoreSettings(List<MemoryBankSettings> memoryBanks, ScoreUnits units, List<Term> terms) {
  public PatchCoreSettings {
    memoryBanks = List.copyOf(memoryBanks);
    terms = List.copyOf(terms);
    if (memoryBanks.isEmpty()) {
      throw new BlemishException("patchcore.memoryBanks is empty: at least one is needed");
    }
    if (memoryBanks.stream().map(MemoryBankSettings::name).distinct().count()
        != memoryBanks.size()) {
      throw new BlemishException("patchcore.memoryBanks: each bank needs its own name");
    }
    new MapNames(memoryBanks.stream().map(MemoryBankSettings::name).collect(Collectors.toSet()))
        .checkTerms("patchcore", terms);
  }
}
