// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluatorEdgeCasesTest {
  private static final Size SIZE = new Size(4, 3);

  private final Evaluator evaluator = new Evaluator(EvaluationSettings.defaults());

  @AfterEach
  void close() {
    evaluator.close();
  }

  @Test
  void withoutAnyImageEverythingIsAbsentWithAReason() {
    Evaluation evaluation = evaluator.finish();
    assertThat(evaluation.metrics().values()).isEmpty();
    assertThat(evaluation.metrics().absent())
        .containsKeys("image_auroc", "pixel_auroc", "pixel_auroc_192", "au_pro_0.3");
    assertThat(evaluation.curves().roc()).isEmpty();
    assertThat(evaluation.curves().overlap()).isEmpty();
  }

  @Test
  void goodImagesAloneHaveNoMetricAndNoException() {
    evaluator.add(good("a"), FloatMap.zeros(SIZE), PixelTruth.good(SIZE));
    Metrics metrics = evaluator.finish().metrics();
    assertThat(metrics.values()).isEmpty();
    assertThat(metrics.absent()).containsEntry("image_auroc", "needs good and defective images");
    assertThat(metrics.images()).isEqualTo(new Metrics.Counts(1, 0, 1));
  }

  @Test
  void aMaskOfTheWholeImageLeavesNoPixelMetric() {
    evaluator.add(bad("a"), FloatMap.zeros(SIZE), new PixelTruth.PlainMask(all()));
    Metrics metrics = evaluator.finish().metrics();
    assertThat(metrics.values().keySet())
        .containsExactlyInAnyOrder("image_average_precision", "image_f1_max");
    assertThat(metrics.absent()).containsKeys("pixel_auroc", "pixel_average_precision");
  }

  @Test
  void aConstantMapScoresAsChance() {
    BitSet bits = new BitSet();
    bits.set(0, 3);
    evaluator.add(good("a"), FloatMap.zeros(SIZE), PixelTruth.good(SIZE));
    evaluator.add(bad("b"), FloatMap.zeros(SIZE), new PixelTruth.PlainMask(new Mask(4, 3, bits)));
    Metrics metrics = evaluator.finish().metrics();
    assertThat(metrics.value("pixel_auroc")).hasValue(0.5);
    assertThat(metrics.value("pixel_auroc_192")).hasValue(0.5);
    assertThat(metrics.value("pixel_average_precision")).hasValue(3.0 / 24);
    assertThat(metrics.value("au_pro_0.3")).hasValue(0.15);
  }

  @Test
  void defectiveImagesWithEmptyMasksCountAsBackground() {
    evaluator.add(bad("a"), FloatMap.zeros(SIZE), PixelTruth.good(SIZE));
    evaluator.add(good("b"));
    Metrics metrics = evaluator.finish().metrics();
    assertThat(metrics.value("image_auroc")).hasValue(0.5);
    assertThat(metrics.images()).isEqualTo(new Metrics.Counts(1, 1, 1));
    assertThat(metrics.absent()).containsKey("au_pro_0.3");
  }

  @Test
  void oneLocoTypeAloneGivesNoMean() {
    PixelTruth truth =
        new PixelTruth.Saturated(new Size(4, 3), List.of(new DefectRegion("dirt", all(), 5)));
    evaluator.add(good("a"), FloatMap.zeros(SIZE), PixelTruth.good(SIZE));
    evaluator.add(
        new ScoredImage("b", 1, Label.DEFECTIVE, "logical_anomalies"), FloatMap.zeros(SIZE), truth);
    Metrics metrics = evaluator.finish().metrics();
    assertThat(metrics.value("au_spro_1_logical")).hasValue(0.5);
    assertThat(metrics.absent())
        .containsKeys("au_spro_1", "au_spro_1_structural", "image_auroc_mean");
  }

  @Test
  void aMapWithNotANumberNamesImageAndPixel() {
    FloatMap map = FloatMap.zeros(SIZE);
    map.values()[6] = Float.NaN;
    assertThatThrownBy(() -> evaluator.add(good("test/good/003.png"), map, PixelTruth.good(SIZE)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("test/good/003.png")
        .hasMessageContaining("x=2 y=1");
  }

  @Test
  void aMapOfAnotherSizeThanItsMaskNamesTheImage() {
    PixelTruth truth = PixelTruth.good(new Size(5, 3));
    assertThatThrownBy(() -> evaluator.add(good("a.png"), FloatMap.zeros(SIZE), truth))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.png is 4x3")
        .hasMessageContaining("5x3");
  }

  @Test
  void aGoodImageWithDefectivePixelsIsRefused() {
    PixelTruth truth = new PixelTruth.PlainMask(all());
    assertThatThrownBy(() -> evaluator.add(good("a.png"), FloatMap.zeros(SIZE), truth))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.png");
  }

  private static Mask all() {
    BitSet bits = new BitSet();
    bits.set(0, SIZE.area());
    return new Mask(SIZE.width(), SIZE.height(), bits);
  }

  private static ScoredImage good(String id) {
    return new ScoredImage(id, 1, Label.GOOD, "good");
  }

  private static ScoredImage bad(String id) {
    return new ScoredImage(id, 1, Label.DEFECTIVE, "crack");
  }
}
