// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;

/** Excluding the right part of each image gives the metrics of the left part alone. */
class EvaluatorExclusionTest {
  private static final Size WHOLE = new Size(48, 32);
  private static final Size LEFT = new Size(30, 32);
  private static final Mask RIGHT =
      Mask.outside(new Rectangle(0, 0, LEFT.width(), LEFT.height()), WHOLE);

  private static FloatMap left(FloatMap map) {
    float[] values = new float[LEFT.area()];
    for (int y = 0; y < LEFT.height(); y++) {
      System.arraycopy(map.values(), y * WHOLE.width(), values, y * LEFT.width(), LEFT.width());
    }
    return new FloatMap(LEFT.width(), LEFT.height(), values);
  }

  private static Mask left(Mask mask) {
    BitSet bits = new BitSet();
    for (int i : mask.cells()) {
      if (i % WHOLE.width() < LEFT.width()) {
        bits.set(i / WHOLE.width() * LEFT.width() + i % WHOLE.width());
      }
    }
    return new Mask(LEFT.width(), LEFT.height(), bits);
  }

  /** A square at a position; the map is higher inside it. */
  private static Mask block(int x, int y, int side) {
    BitSet bits = new BitSet();
    for (int row = y; row < y + side; row++) {
      bits.set(row * WHOLE.width() + x, row * WHOLE.width() + x + side);
    }
    return new Mask(WHOLE.width(), WHOLE.height(), bits);
  }

  private static FloatMap map(Random random, Mask mask) {
    float[] values = new float[WHOLE.area()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(50) + (mask.bits().get(i) ? 20 : 0);
    }
    return new FloatMap(WHOLE.width(), WHOLE.height(), values);
  }

  @Test
  void excludingPixelsEqualsCroppingThem() {
    Random random = new Random(9);
    // Inside the left part, across the border and outside; the fifth image loses its only region.
    List<Mask> masks =
        List.of(
            Mask.empty(WHOLE),
            block(4, 6, 7),
            block(26, 10, 8),
            block(38, 20, 6).union(block(2, 2, 3)),
            block(40, 3, 5),
            Mask.empty(WHOLE));
    try (Evaluator out = new Evaluator(EvaluationSettings.defaults());
        Evaluator cropped = new Evaluator(EvaluationSettings.defaults())) {
      for (int i = 0; i < masks.size(); i++) {
        Mask mask = masks.get(i);
        FloatMap map = map(random, mask);
        ScoredImage image =
            new ScoredImage("image" + i, i, mask.isEmpty() ? Label.GOOD : Label.DEFECTIVE, "block");
        out.add(image, map, map, new PixelTruth.PlainMask(mask), Optional.of(RIGHT));
        cropped.add(image, left(map), new PixelTruth.PlainMask(left(mask)));
      }
      Metrics excluded = out.finish().metrics();
      Metrics ofCrop = cropped.finish().metrics();
      for (String key :
          List.of("pixel_auroc", "pixel_average_precision", "au_pro_0.3", "au_pro_0.05")) {
        assertThat(excluded.value(key)).as(key).isPresent().isEqualTo(ofCrop.value(key));
      }
      assertThat(excluded.value("pixel_auroc").orElseThrow()).isBetween(0.5, 0.9);
    }
  }

  @Test
  void aSaturatedRegionKeepsOnlyIncludedPixels() {
    Random random = new Random(2);
    Mask across = block(26, 10, 8);
    FloatMap map = map(random, across);
    ScoredImage good = new ScoredImage("good", 0, Label.GOOD, "good");
    ScoredImage bad = new ScoredImage("bad", 1, Label.DEFECTIVE, "logical_anomalies");
    Metrics[] metrics = new Metrics[2];
    for (int i = 0; i < 2; i++) {
      try (Evaluator evaluator = new Evaluator(EvaluationSettings.defaults())) {
        Mask seen = across.without(RIGHT);
        List<DefectRegion> regions =
            List.of(new DefectRegion("missing", i == 0 ? across : seen, seen.count()));
        evaluator.add(bad, map, map, new PixelTruth.Saturated(WHOLE, regions), Optional.of(RIGHT));
        FloatMap noise = map(new Random(4), Mask.empty(WHOLE));
        evaluator.add(good, noise, noise, PixelTruth.good(WHOLE), Optional.of(RIGHT));
        metrics[i] = evaluator.finish().metrics();
      }
    }
    assertThat(metrics[0].byDefect()).isEqualTo(metrics[1].byDefect()).isNotEmpty();
  }

  @Test
  void aDefectiveImageWhoseRegionsAreAllExcludedIsNotCountedAsGood() {
    Metrics without = scratchesAnd(List.of());
    Metrics with = scratchesAnd(List.of(block(40, 3, 5)));
    // Its map is as high everywhere as a defect: as a good image it would lower the AU-PRO.
    assertThat(with.value("au_pro_0.3", "scratch"))
        .isEqualTo(without.value("au_pro_0.3", "scratch"));
    assertThat(with.images().defective()).isEqualTo(2);
  }

  /** A good image, one with a scratch in the left part, and images with dents, high everywhere. */
  private static Metrics scratchesAnd(List<Mask> dents) {
    Mask scratch = block(4, 6, 7);
    try (Evaluator evaluator = new Evaluator(EvaluationSettings.defaults())) {
      add(evaluator, "good", map(new Random(1), Mask.empty(WHOLE)), Mask.empty(WHOLE));
      add(evaluator, "scratch", map(new Random(2), scratch), scratch);
      for (Mask dent : dents) {
        add(evaluator, "dent", map(new Random(3), Mask.full(WHOLE)), dent);
      }
      return evaluator.finish().metrics();
    }
  }

  private static void add(Evaluator evaluator, String type, FloatMap map, Mask mask) {
    Label label = mask.isEmpty() ? Label.GOOD : Label.DEFECTIVE;
    evaluator.add(
        new ScoredImage(type, 1, label, type),
        map,
        map,
        new PixelTruth.PlainMask(mask),
        Optional.of(RIGHT));
  }
}
