// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;

class ReductionTest {
  private final FloatMap map = new FloatMap(5, 2, new float[] {3, 9, 1, 7, 5, 2, 8, 0, 6, 4});

  @Test
  void topMeanTakesTheShareRoundedDown() {
    assertThat(of(new Reduction.TopMean(0.59))).isCloseTo((9 + 8 + 7 + 6 + 5) / 5.0, within(1e-12));
    assertThat(of(new Reduction.TopMean(1))).isEqualTo(4.5);
  }

  @Test
  void topMeanTakesThreeCellsAtLeast() {
    assertThat(of(new Reduction.TopMean(0.01))).isEqualTo(8);
    FloatMap pair = new FloatMap(2, 1, new float[] {1, 2});
    assertThat(new Reduction.TopMean(0.01).of(pair, Optional.empty())).isEqualTo(1.5);
  }

  @Test
  void settingsReadBackFromJsonAsTheyWereWritten() {
    ScoringSettings settings =
        ScoringSettings.of(
                new Term("a", Standardise.PER_POSITION, 3, new Reduction.TopMean(0.1), 1),
                new Term("b", Standardise.NONE, 1, new Reduction.ResizedMax(new Size(192, 192)), 2),
                new Term("c", Standardise.GLOBAL, 5, new Reduction.Mean(), 0.5),
                new Term("d", Standardise.NONE, 1, new Reduction.Max(), 1))
            .withRates(new FalseRejectRates(0.02, 0.1))
            .withRegions(new RegionSettings(12, 0.5, 4));
    assertThat(Json.read(Json.bytes(settings), ScoringSettings.class, "x")).isEqualTo(settings);
    assertThat(Json.line(new Reduction.TopMean(0.1)))
        .isEqualTo("{\"kind\":\"top_mean\",\"share\":0.1}");
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    String text = Json.text(ScoringSettings.published("distance", new Reduction.TopMean(0.1)));
    refuses(text.replace("0.1", "1.5"), "terms[0].reduction: share is 1.5");
    refuses(text.replace("top_mean", "median"), "median");
    refuses(text.replace("\"smoothing\" : 1", "\"smoothing\" : 2"), "terms[0]: smoothing is 2");
    refuses(text.replace("\"weight\" : 1.0", "\"weight\" : 0"), "weight is 0.0");
    refuses(text.replace("\"unsure\" : 0.05", "\"unsure\" : 0.001"), "unsure is 0.001");
    refuses(text.replace("\"minArea\" : 1", "\"minArea\" : 0"), "minArea is 0");
    refuses(text.replace("\"hysteresis\" : 1.0", "\"hysteresis\" : 0"), "hysteresis is 0.0");
    refuses(text.replace("\"border\" : 0", "\"border\" : -1"), "border is -1");
  }

  private double of(Reduction reduction) {
    return reduction.of(map, Optional.empty());
  }

  private static void refuses(String json, String message) {
    assertThatThrownBy(() -> Json.read(json, ScoringSettings.class, "scoring.json"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("scoring.json: ")
        .hasMessageContaining(message);
  }
}
