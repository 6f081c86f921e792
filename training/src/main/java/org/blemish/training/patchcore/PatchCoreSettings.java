// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.training.gaussian.CellGaussianSettings;
import org.blemish.training.method.MapNames;
import org.blemish.training.statistics.ImageStatisticsSettings;

/**
 * The section {@code patchcore} of the configuration.
 *
 * @param memoryBanks at least one, with different names. Banks whose feature maps a model does not
 *     have (a backbone's without images, {@code depth} without scans) are not fitted. Where there
 *     are scans and no bank has the input {@code depth}, depth is joined to the input of each bank
 * @param imageStatistics maps of the whole image in addition to the banks; none if empty
 * @param cellGaussians maps of a Gaussian for each cell in addition to these; none if empty
 * @param units of the scores
 * @param terms how score and anomaly map follow from the raw maps
 */
record PatchCoreSettings(
    List<MemoryBankSettings> memoryBanks,
    Optional<List<ImageStatisticsSettings>> imageStatistics,
    Optional<List<CellGaussianSettings>> cellGaussians,
    ScoreUnits units,
    List<Term> terms) {
  public PatchCoreSettings {
    memoryBanks = List.copyOf(memoryBanks);
    terms = List.copyOf(terms);
    if (memoryBanks.isEmpty()) {
      throw new BlemishException("patchcore.memoryBanks is empty: at least one is needed");
    }
    Set<String> maps = new HashSet<>();
    memoryBanks.forEach(bank -> MapNames.add("patchcore.memoryBanks", bank.name(), maps));
    imageStatistics
        .orElse(List.of())
        .forEach(s -> MapNames.add("patchcore.imageStatistics", s.name(), maps));
    CellGaussianSettings.addNames("patchcore", cellGaussians.orElse(List.of()), maps);
    new MapNames(maps).checkTerms("patchcore", terms);
    ImageStatisticsSettings.checkTerms("patchcore", imageStatistics.orElse(List.of()), terms);
  }

  /** The maps of image statistics that a term uses. */
  List<ImageStatisticsSettings> statistics() {
    return MapNames.usedBy(terms, imageStatistics.orElse(List.of()), ImageStatisticsSettings::name);
  }

  /** The Gaussians that a term uses. */
  List<CellGaussianSettings> gaussians() {
    return MapNames.usedBy(terms, cellGaussians.orElse(List.of()), CellGaussianSettings::name);
  }
}
