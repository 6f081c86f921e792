// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.part.PartMask;
import org.junit.jupiter.api.Test;

/** Images of 96x96 pixels with a square part of 8x8 cells in the middle of a grid of 24x24. */
class PartScoringTest {
  private static final Geometry GEOMETRY = Geometry.stretched(new Size(96, 96), new Size(96, 96));
  private static final int CELLS = 24;
  private static final PartMask PART = new PartMask(2, 12);
  private static final ScoringSettings SETTINGS =
      ScoringSettings.of(new Term("distance", Standardise.NONE, 1, new Reduction.TopMean(0.01), 1))
          .withRates(new FalseRejectRates(0.02, 0.1));

  private final List<RawMaps> good = images(60);
  private final DecisionRule rule = rule(Optional.of(PART));

  private DecisionRule rule(Optional<PartMask> part) {
    Scoring scoring = Scoring.fit(SETTINGS, part, good);
    return DecisionRule.calibrated(scoring, images(120));
  }

  @Test
  void whatIsBesideThePartMakesTheResultUnsure() {
    RawMaps hair = with(image(1), "distance", 3, 3, 2, 9);

    DecisionRule.Prediction found = rule.decide(hair, Optional.empty());

    assertThat(found.decision().verdict()).isEqualTo(Verdict.UNSURE);
    assertThat(found.decision().reason().orElseThrow()).startsWith("beside the part: score");
    assertThat(found.decision().score()).isEqualTo(rule.scoring().score(image(1)));
    assertThat(found.regions()).hasSize(1);
    assertThat(found.regions().get(0).x()).isBetween(12.0, 20.0);
    assertThat(rule(Optional.empty()).decide(hair, Optional.empty()).decision().verdict())
        .isEqualTo(Verdict.DEFECTIVE);
  }

  @Test
  void aDefectOfThePartIsDefectiveAndItsRegionComesFirst() {
    RawMaps both = with(with(image(1), "distance", 3, 3, 2, 9), "distance", 11, 11, 2, 6);

    DecisionRule.Prediction found = rule.decide(both, Optional.empty());

    assertThat(found.decision().verdict()).isEqualTo(Verdict.DEFECTIVE);
    assertThat(found.regions().get(0).x()).isBetween(44.0, 52.0);
    assertThat(found.regions()).hasSize(2);
  }

  @Test
  void theBackgroundOfGoodImagesSetsNoThresholdOfThePart() {
    List<RawMaps> hairs = good.stream().map(raw -> with(raw, "distance", 3, 3, 2, 9)).toList();
    Scoring scoring = Scoring.fit(SETTINGS, Optional.of(PART), hairs);

    Calibration dirty = DecisionRule.calibrated(scoring, hairs).calibration().orElseThrow();
    Calibration clean =
        DecisionRule.calibrated(Scoring.fit(SETTINGS, Optional.of(PART), good), good)
            .calibration()
            .orElseThrow();

    assertThat(dirty.reject().value()).isEqualTo(clean.reject().value());
    assertThat(dirty.map()).isLessThan(dirty.part().orElseThrow().map().orElseThrow());
  }

  @Test
  void aMissingPartIsUnsureWhateverTheBackgroundLooksLike() {
    RawMaps empty = with(image(1), PartMask.MAP, 0, 0, CELLS, 0);

    DecisionRule.Prediction found = rule.decide(empty, Optional.empty());

    assertThat(found.decision().verdict()).isEqualTo(Verdict.UNSURE);
    assertThat(found.decision().reason()).contains("no part found in front of the background");
    RawMaps hair = with(empty, "distance", 3, 3, 2, 9);
    assertThat(rule.decide(hair, Optional.empty()).decision().verdict()).isEqualTo(Verdict.UNSURE);
  }

  @Test
  void morePartsOrAnotherAreaAreUnsure() {
    RawMaps two = with(image(1), PartMask.MAP, 1, 1, 6, 5);
    RawMaps large = with(with(image(1), PartMask.MAP, 4, 4, 16, 5), "distance", 0, 0, CELLS, 1);

    assertThat(rule.decide(two, Optional.empty()).decision().reason().orElseThrow())
        .isEqualTo("2 separate parts found, good images show at most 1");
    assertThat(rule.decide(large, Optional.empty()).decision().reason().orElseThrow())
        .startsWith("the part covers ");
  }

  @Test
  void aGateRejectionIsTheReasonBeforeThePart() {
    RawMaps hair = with(image(1), "distance", 3, 3, 2, 9);

    assertThat(rule.decide(hair, Optional.of("too dark")).decision().reason()).contains("too dark");
  }

  /** It is neither part nor background: scored once, with the part. */
  @Test
  void aValueOfTheWholeImageIsNotScoredWithTheBackground() {
    Term whole = WholeImageTerm.weighted(1);
    ScoringSettings settings =
        new ScoringSettings(
            ScoreUnits.RAW,
            List.of(SETTINGS.terms().get(0), whole),
            SETTINGS.regions(),
            SETTINGS.rates());
    Map<String, FloatMap> maps = new LinkedHashMap<>(image(1).maps());
    maps.put("whole", new FloatMap(1, 1, new float[] {100}));
    RawMaps raw = RawMaps.of(maps, GEOMETRY);
    Scoring scoring = Scoring.fit(settings, Optional.of(PART), List.of(raw));

    assertThat(scoring.score(raw)).isGreaterThan(100);
    assertThat(scoring.backgroundScore(raw, scoring.zones(raw).orElseThrow()).orElseThrow())
        .isBetween(0.0, 10.0);
  }

  @Test
  void isReadAsItWasWritten() {
    DecisionRule read =
        DecisionRuleFormat.read(
            DecisionRuleFormat.json(rule), DecisionRuleFormat.tensors(rule), "model");

    assertThat(read.scoring().part()).contains(PART);
    assertThat(read.calibration()).isEqualTo(rule.calibration());
  }

  private static List<RawMaps> images(int count) {
    List<RawMaps> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(image(100 + i));
    }
    return images;
  }

  private static RawMaps image(int seed) {
    Random random = new Random(seed);
    FloatMap distance = FloatMap.zeros(new Size(CELLS, CELLS));
    for (int i = 0; i < distance.values().length; i++) {
      distance.values()[i] = 1 + 0.3f * random.nextFloat();
    }
    FloatMap background = FloatMap.zeros(new Size(CELLS, CELLS));
    Map<String, FloatMap> maps = new LinkedHashMap<>();
    maps.put("distance", distance);
    maps.put(PartMask.MAP, background);
    return with(RawMaps.of(maps, GEOMETRY), PartMask.MAP, 8, 8, 8, 5);
  }

  /** A copy with a square of one map set to a value. */
  private static RawMaps with(RawMaps raw, String name, int left, int top, int side, float value) {
    FloatMap old = raw.get(name);
    FloatMap map = new FloatMap(old.width(), old.height(), old.values().clone());
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        map.values()[y * map.width() + x] = value;
      }
    }
    Map<String, FloatMap> maps = new LinkedHashMap<>(raw.maps());
    maps.put(name, map);
    return RawMaps.of(maps, raw.geometry());
  }
}
