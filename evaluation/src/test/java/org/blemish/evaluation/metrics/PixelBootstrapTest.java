// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;
import org.junit.jupiter.api.Test;

class PixelBootstrapTest {
  private static final int SIDE = 16;
  private static final int IMAGES = 9;
  private static final Bootstrap FEW = new Bootstrap(40, 0.9, 3);

  private static EvaluationSettings settings(Bootstrap bootstrap) {
    return new EvaluationSettings(
        List.of(0.1, 0.3), List.of(0.05), List.of(), new Size(SIDE, SIDE), bootstrap, 1);
  }

  /** The upper half of a key holds integers to 127 exactly, so only equal values share a bucket. */
  private static FloatMap map(int image) {
    Random random = new Random(image);
    FloatMap map = FloatMap.zeros(new Size(SIDE, SIDE));
    Mask mask = mask(image);
    for (int i = 0; i < map.values().length; i++) {
      map.values()[i] = random.nextInt(90) + (mask.bits().get(i) ? 37 : 0);
    }
    return map;
  }

  /** Every third image is good; the others have a block, or two. */
  private static Mask mask(int image) {
    BitSet bits = new BitSet();
    for (int block = 0; block < image % 3; block++) {
      for (int i = 0; i < 12; i++) {
        bits.set((2 + 6 * block + i / 4) * SIDE + image + i % 4);
      }
    }
    return new Mask(SIDE, SIDE, bits);
  }

  private static void add(Evaluator evaluator, int image, String id) {
    boolean good = mask(image).isEmpty();
    evaluator.add(
        new ScoredImage(id, image, good ? Label.GOOD : Label.DEFECTIVE, good ? "good" : "scratch"),
        map(image),
        new PixelTruth.PlainMask(mask(image)));
  }

  private static Metrics all(Bootstrap bootstrap) {
    try (Evaluator evaluator = new Evaluator(settings(bootstrap))) {
      for (int image = 0; image < IMAGES; image++) {
        add(evaluator, image, "image " + image);
      }
      return evaluator.finish().metrics();
    }
  }

  /** The exact metric of each draw, from an evaluator with repeated images. */
  private static double[] naive(String key) {
    List<Double> values = new ArrayList<>();
    FEW.forEachResample(
        IMAGES,
        (draw, times) -> {
          try (Evaluator evaluator = new Evaluator(settings(new Bootstrap(1, 0.9, 0)))) {
            for (int image = 0; image < IMAGES; image++) {
              for (int copy = 0; copy < times[image]; copy++) {
                add(evaluator, image, image + " copy " + copy);
              }
            }
            values.add(evaluator.finish().metrics().value(key).orElse(Double.NaN));
          }
        });
    return values.stream().mapToDouble(v -> v).toArray();
  }

  @Test
  void intervalsMatchExactMetricsOnTheSameResamples() {
    Metrics metrics = all(FEW);
    for (String key : List.of("pixel_auroc", "au_pro_0.1", "au_pro_0.3", "pixel_auroc_16")) {
      Interval expected = FEW.interval(naive(key)).orElseThrow();
      Interval found = Optional.ofNullable(metrics.intervals().get(key)).orElseThrow();
      assertThat(found.low()).as(key).isCloseTo(expected.low(), within(1e-9));
      assertThat(found.high()).as(key).isCloseTo(expected.high(), within(1e-9));
      assertThat(expected.low()).isLessThan(expected.high());
    }
  }

  @Test
  void withoutDefectivePixelsThereIsNoInterval() {
    try (Evaluator evaluator = new Evaluator(settings(FEW))) {
      add(evaluator, 0, "good");
      assertThat(evaluator.finish().metrics().intervals()).isEmpty();
    }
  }
}
