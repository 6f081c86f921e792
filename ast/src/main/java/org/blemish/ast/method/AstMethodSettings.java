// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.ast.AstSettings;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.scoring.Term;
import org.blemish.training.gaussian.CellGaussianSettings;
import org.blemish.training.method.MapNames;
import org.blemish.training.patchcore.MemoryBankSettings;
import org.blemish.training.statistics.ImageStatisticsSettings;

/**
 * The section {@code ast} of the configuration.
 *
 * @param inputs backbone outputs, joined on the grid of the first; may be empty for depth alone
 * @param components principal components that the joined features are whitened to, at most as many
 *     as there are channels; 0 leaves the features as they are, as published
 * @param positionChannels channels of the positional encoding; 0: none, all positions are equal
 * @param teacher the normalizing flow
 * @param student the residual network
 * @param optimisation how both are trained
 * @param memoryBanks in addition to the networks; their input is a backbone output, {@code depth}
 *     (used if there are scans) or {@code latent}, the teacher's output
 * @param imageStatistics maps of the whole image in addition to these; none if empty
 * @param cellGaussians maps of a Gaussian for each cell in addition to these; none if empty
 * @param units of the scores
 * @param terms of the maps {@code distance} and {@code likelihood}, those of the memory banks,
 *     image statistics and Gaussians
 * @param heldOut share of the good samples that the model's networks are not trained on where
 *     thresholds are cross-fitted, above 0 and below 1; 0.15 if empty
 * @param foldNetworks that score the other samples there; {@link FoldNetworks#DEFAULT} if empty
 */
record AstMethodSettings(
    List<String> inputs,
    int components,
    int positionChannels,
    AstSettings.TeacherSettings teacher,
    AstSettings.StudentSettings student,
    AstSettings.Optimisation optimisation,
    List<MemoryBankSettings> memoryBanks,
    Optional<List<ImageStatisticsSettings>> imageStatistics,
    Optional<List<CellGaussianSettings>> cellGaussians,
    ScoreUnits units,
    List<Term> terms,
    Optional<Double> heldOut,
    Optional<FoldNetworks> foldNetworks) {
  /** Name of the teacher's output as the input of a memory bank. */
  static final String LATENT = "latent";

  public AstMethodSettings {
    inputs = List.copyOf(inputs);
    memoryBanks = List.copyOf(memoryBanks);
    terms = List.copyOf(terms);
    if (heldOut.isPresent() && !(heldOut.get() > 0 && heldOut.get() < 1)) {
      throw new BlemishException(
          "ast.heldOut: %s given, expected a share above 0 and below 1".formatted(heldOut.get()));
    }
    if (components < 0) {
      throw new BlemishException(
          "ast.components: %d given, expected 0 (none) or more".formatted(components));
    }
    Set<String> maps = new HashSet<>(Set.of(AstHead.DISTANCE, AstHead.LIKELIHOOD));
    for (MemoryBankSettings bank : memoryBanks) {
      if (bank.inputs().contains(LATENT) && bank.inputs().size() > 1) {
        throw new BlemishException(
            "ast.memoryBanks.%s.input: %s given, the teacher's output cannot be joined to other feature maps: name %s alone"
                .formatted(bank.name(), bank.input(), LATENT));
      }
      MapNames.add("ast.memoryBanks", bank.name(), maps);
    }
    imageStatistics
        .orElse(List.of())
        .forEach(s -> MapNames.add("ast.imageStatistics", s.name(), maps));
    CellGaussianSettings.addNames("ast", cellGaussians.orElse(List.of()), maps);
    new MapNames(maps).checkTerms("ast", terms);
    ImageStatisticsSettings.checkTerms("ast", imageStatistics.orElse(List.of()), terms);
  }

  /** The maps of image statistics that a term uses. */
  List<ImageStatisticsSettings> statistics() {
    return MapNames.usedBy(terms, imageStatistics.orElse(List.of()), ImageStatisticsSettings::name);
  }

  /** The Gaussians that a term uses. */
  List<CellGaussianSettings> gaussians() {
    return MapNames.usedBy(terms, cellGaussians.orElse(List.of()), CellGaussianSettings::name);
  }

  /** The memory banks of the teacher's output. */
  List<MemoryBankSettings> latents() {
    return memoryBanks.stream().filter(bank -> bank.inputs().contains(LATENT)).toList();
  }

  /** Maps that depend on the networks: their own, and distances of the teacher's output. */
  Set<String> mapsOfNetworks() {
    return Stream.concat(
            Stream.of(AstHead.DISTANCE, AstHead.LIKELIHOOD),
            latents().stream().map(MemoryBankSettings::name))
        .collect(Collectors.toSet());
  }

  FoldNetworks ofFolds() {
    return foldNetworks.orElse(FoldNetworks.DEFAULT);
  }

  AstSettings networks() {
    return new AstSettings(positionChannels, teacher, student, optimisation);
  }
}
