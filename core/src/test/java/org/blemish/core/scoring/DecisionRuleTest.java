// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.json.Json;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;

class DecisionRuleTest {
  private static final Geometry GEOMETRY = Geometry.stretched(new Size(64, 48), new Size(32, 32));
  private static final ScoringSettings SETTINGS =
      ScoringSettings.of(
              new Term("distance", Standardise.PER_POSITION, 3, new Reduction.TopMean(0.1), 1),
              new Term("neighbour", Standardise.GLOBAL, 1, new Reduction.Max(), 0.5),
              new Term("neighbour", Standardise.NONE, 1, new Reduction.Mean(), 0.5))
          .withRates(new FalseRejectRates(0.02, 0.1));

  private final Scoring scoring = Scoring.fit(SETTINGS, images(1, 30));
  private final List<RawMaps> heldOut = images(2, 120);
  private final DecisionRule judge = DecisionRule.calibrated(scoring, heldOut);

  @Test
  void thresholdsAreQuantilesOfTheHeldOutScoresAndMapMaxima() {
    double[] scores = heldOut.stream().mapToDouble(scoring::score).sorted().toArray();
    Thresholds limits = judge.calibration().orElseThrow().thresholds();
    assertThat(limits.reject()).isEqualTo(scores[(int) Math.ceil(121 * 0.98) - 1]);
    assertThat(limits.unsure()).isEqualTo(scores[(int) Math.ceil(121 * 0.9) - 1]);
    double[] highest =
        heldOut.stream()
            .mapToDouble(raw -> CalibrationSample.of(scoring, raw).highest())
            .sorted()
            .toArray();
    assertThat(limits.map()).isEqualTo(highest[(int) Math.ceil(121 * 0.99) - 1]);
  }

  @Test
  void theHeatMapScaleHasTheMapThresholdInItsMiddle() {
    Calibration calibration = judge.calibration().orElseThrow();
    double middle = (calibration.display().low() + calibration.display().high()) / 2;
    assertThat(middle).isCloseTo(calibration.map(), within(1e-9));
    assertThat(judge.display()).contains(calibration.display());
    // In units of spread a typical good pixel is 0.
    assertThat(calibration.display().low()).isBetween(-0.5, 0.5);
  }

  @Test
  void mostHeldOutImagesAreGoodAndADefectIsFoundWhereItIs() {
    long good = heldOut.stream().filter(raw -> verdict(raw) == Verdict.GOOD).count();
    assertThat(good).isEqualTo((int) Math.ceil(121 * 0.9));

    DecisionRule.Prediction found = judge.decide(defective(), Optional.empty());
    assertThat(found.decision().verdict()).isEqualTo(Verdict.DEFECTIVE);
    Rectangle bounds = found.regions().get(0).bounds();
    // The defect is in cell (5, 2) of 8x8 cells on 64x48 pixels.
    assertThat(found.regions().get(0).x()).isBetween(40.0, 48.0);
    assertThat(found.regions().get(0).y()).isBetween(12.0, 18.0);
    assertThat(bounds.width()).isLessThan(32);
  }

  @Test
  void aDefectivePartHasARegionWhereNoPixelExceedsTheMapThreshold() {
    Calibration calibration = judge.calibration().orElseThrow();
    DecisionRule strict =
        judge.withCalibration(
            new Calibration(
                calibration.reject(),
                calibration.unsure(),
                1e6,
                calibration.display(),
                Optional.empty()));
    DecisionRule.Prediction found = strict.decide(defective(), Optional.empty());

    assertThat(found.decision().verdict()).isEqualTo(Verdict.DEFECTIVE);
    assertThat(found.regions()).hasSize(1);
    assertThat(found.regions().get(0).x()).isBetween(40.0, 48.0);
  }

  @Test
  void aGoodPartHasNoRegion() {
    Calibration calibration = judge.calibration().orElseThrow();
    DecisionRule lenient = judge.withCalibration(calibration.setByHand(1e6, Optional.of(1e6)));
    DecisionRule.Prediction found = lenient.decide(defective(), Optional.empty());

    assertThat(found.decision().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(found.regions()).isEmpty();
  }

  @Test
  void withoutHeldOutImagesThereIsAScoreAndNoVerdict() {
    DecisionRule paper = DecisionRule.calibrated(scoring, List.of());
    DecisionRule.Prediction judgement = paper.decide(defective(), Optional.empty());
    assertThat(judgement.decision().score()).isEqualTo(scoring.score(defective()));
    assertThat(judgement.decision().verdict()).isEqualTo(Verdict.NONE);
    assertThat(judgement.decision().thresholds()).isEmpty();
    assertThat(judgement.regions()).isEmpty();
    DisplayScale display = paper.display().orElseThrow();
    assertThat(display.low()).isEqualTo(scoring.floor());
    assertThat((display.low() + display.high()) / 2).isCloseTo(scoring.ceiling(), within(1e-6));
  }

  @Test
  void whatIsReadBackDecidesTheSameToTheLastBit() {
    for (DecisionRule written : List.of(judge, DecisionRule.uncalibrated(scoring))) {
      byte[] json = DecisionRuleFormat.json(written);
      byte[] tensors = DecisionRuleFormat.tensors(written);
      DecisionRule read = DecisionRuleFormat.read(json, tensors, "model.blemish");
      for (RawMaps raw : images(3, 4)) {
        DecisionRule.Prediction a = written.decide(raw, Optional.empty());
        DecisionRule.Prediction b = read.decide(raw, Optional.empty());
        assertThat(b.decision()).isEqualTo(a.decision());
        assertThat(b.map().values()).isEqualTo(a.map().values());
        assertThat(b.regions()).isEqualTo(a.regions());
      }
      assertThat(read.calibration()).isEqualTo(written.calibration());
      assertThat(DecisionRuleFormat.json(read)).isEqualTo(json);
      assertThat(DecisionRuleFormat.tensors(read)).isEqualTo(tensors);
    }
  }

  @Test
  void tensorsThatDoNotBelongToTheSettingsAreRefused() {
    byte[] json = DecisionRuleFormat.json(judge);
    Map<String, Tensor> tensors = Safetensors.read(DecisionRuleFormat.tensors(judge), "x");
    refuses(json, without(tensors, "0.shift"), "tensor 0.shift is missing");
    refuses(json, without(tensors, "2.moments"), "tensor 2.moments is missing");
    refuses(json, with(tensors, "range", Tensor.of(new float[3], 3)), "range must hold 2 values");
    refuses(json, with(tensors, "0.shift", Tensor.of(new float[64], 64)), "shape [h, w]");
    refuses(json, with(tensors, "0.shift", Tensor.of(new float[4], 2, 2)), "differ in size");
    refuses(
        json,
        with(tensors, "1.moments", Tensor.of(new float[] {0, 0, 0, 1}, 4)),
        "must be above 0");
    refuses(
        json,
        with(tensors, "1.moments", Tensor.of(new float[] {Float.NaN, 1, 0, 1}, 4)),
        "not finite");
    byte[] other = "{\"settings\": 3}".getBytes(StandardCharsets.UTF_8);
    refuses(other, tensors, "scoring.json: settings");
  }

  @Test
  void anInspectionAsJsonCarriesEverythingButTheMap() {
    Inspection inspection =
        Inspection.of(
            "part.png", "ab12", judge.decide(defective(), Optional.empty()), Map.of("head", 3.5));
    String json = Json.text(inspection);
    assertThat(Json.tree(inspection).fieldNames())
        .toIterable()
        .containsExactly(
            "schema",
            "source",
            "model",
            "size",
            "score",
            "thresholds",
            "display",
            "verdict",
            "reason",
            "regions",
            "milliseconds");
    Inspection read = Json.read(json, Inspection.class, "x");
    assertThat(read).isEqualTo(inspection.withoutMap());
    assertThatThrownBy(
            () ->
                Json.read(json.replace("\"schema\" : 1", "\"schema\" : 2"), Inspection.class, "x"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("schema is 2, this version reads 1");
  }

  private Verdict verdict(RawMaps raw) {
    return judge.decide(raw, Optional.empty()).decision().verdict();
  }

  private static RawMaps defective() {
    RawMaps raw = images(4, 1).get(0);
    raw.get("distance").values()[2 * 8 + 5] += 60;
    return raw;
  }

  private static void refuses(byte[] json, Map<String, Tensor> tensors, String message) {
    byte[] bytes = Safetensors.write(tensors);
    assertThatThrownBy(() -> DecisionRuleFormat.read(json, bytes, "model.blemish"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("model.blemish, scoring.")
        .hasMessageContaining(message);
  }

  private static Map<String, Tensor> without(Map<String, Tensor> tensors, String name) {
    Map<String, Tensor> copy = new LinkedHashMap<>(tensors);
    copy.remove(name);
    return copy;
  }

  private static Map<String, Tensor> with(Map<String, Tensor> tensors, String name, Tensor value) {
    Map<String, Tensor> copy = new LinkedHashMap<>(tensors);
    copy.put(name, value);
    return copy;
  }

  private static List<RawMaps> images(int seed, int n) {
    Random random = new Random(seed);
    List<RawMaps> images = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      images.add(
          RawMaps.of(
              Map.of("distance", map(random, 8, 8), "neighbour", map(random, 5, 4)), GEOMETRY));
    }
    return images;
  }

  private static FloatMap map(Random random, int width, int height) {
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FloatMap(width, height, values);
  }
}
