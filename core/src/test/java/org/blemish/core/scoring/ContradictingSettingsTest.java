// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.junit.jupiter.api.Test;

/** Decision rules in files whose numbers contradict each other. */
class ContradictingSettingsTest {
  private static final DecisionRule RULE =
      DecisionRule.calibrated(
          Scoring.fit(ScoringSettings.published("distance", new Reduction.Mean()), List.of()),
          images());

  private static List<RawMaps> images() {
    List<RawMaps> images = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      images.add(raw(i));
    }
    return images;
  }

  private static RawMaps raw(float value) {
    return RawMaps.of(
        Map.of("distance", new FloatMap(1, 1, new float[] {value})),
        Geometry.stretched(new Size(4, 4), new Size(4, 4)));
  }

  private static void refuses(String json, String message) {
    assertThatThrownBy(
            () ->
                DecisionRuleFormat.read(
                    json.getBytes(StandardCharsets.UTF_8), DecisionRuleFormat.tensors(RULE), "m"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("m, scoring")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static String json() {
    return new String(DecisionRuleFormat.json(RULE), StandardCharsets.UTF_8);
  }

  /** All three images are below the thresholds, which are the highest score, 3. */
  private static String withReject(String value) {
    String json = json();
    String changed =
        json.replaceFirst(
            "(?s)(\"calibration\" : \\{\\s*\"reject\" : \\{\\s*\"value\" : )3\\.0", "$1" + value);
    assertThat(changed).isNotEqualTo(json);
    return changed;
  }

  @Test
  void anUnsureThresholdAboveTheRejectThresholdIsRefused() {
    refuses(withReject("2.5"), "threshold unsure is 3.0, must be at most reject (2.5)");
  }

  @Test
  void aThresholdThatNoScoreExceedsIsRefused() {
    refuses(withReject("1e999"), "expected a finite number");
  }

  @Test
  void aScoreThatIsNotFiniteIsAnError() {
    Scoring small =
        new Scoring(
            RULE.scoring().settings(),
            List.of(
                new TermStatistics(Optional.empty(), Optional.empty(), 0, Float.MIN_VALUE, 0, 1)),
            0,
            0,
            Optional.empty());
    assertThat(small.score(raw(3))).isFinite(); // doubles have room for it

    Scoring perPosition =
        new Scoring(
            ScoringSettings.of(
                new Term("distance", Standardise.PER_POSITION, 1, new Reduction.Mean(), 1)),
            List.of(
                new TermStatistics(
                    Optional.of(new FloatMap(1, 1, new float[] {1})),
                    Optional.of(new FloatMap(1, 1, new float[] {Float.MIN_VALUE})),
                    0,
                    1,
                    0,
                    1)),
            0,
            0,
            Optional.empty());
    assertThatThrownBy(() -> perPosition.score(raw(3)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("the score is Infinity, expected a finite number");
  }

  @Test
  void statisticsThatDoNotFitTheTermAreRefused() {
    FloatMap zero = new FloatMap(1, 1, new float[1]);
    assertThatThrownBy(() -> new TermStatistics(Optional.of(zero), Optional.of(zero), 0, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be above 0");
    FloatMap two = new FloatMap(2, 1, new float[] {1, 1});
    TermStatistics positions = new TermStatistics(Optional.of(two), Optional.of(two), 0, 1, 0, 1);
    for (Standardise standardise : List.of(Standardise.NONE, Standardise.GLOBAL)) {
      ScoringSettings settings =
          ScoringSettings.of(new Term("distance", standardise, 1, new Reduction.Mean(), 1));
      assertThatThrownBy(() -> new Scoring(settings, List.of(positions), 0, 0, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("does not fit its statistics of the grid 2x1");
    }
  }
}
