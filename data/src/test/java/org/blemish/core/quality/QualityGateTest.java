// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.image.Image;
import org.blemish.core.json.Json;
import org.blemish.data.corruption.Blur;
import org.blemish.data.corruption.Corruption;
import org.blemish.data.corruption.Rotation;
import org.blemish.data.corruption.SensorNoise;
import org.blemish.data.corruption.Shift;
import org.blemish.data.corruption.ToneCurve;
import org.junit.jupiter.api.Test;

class QualityGateTest {
  private static final int SIDE = 192;

  /** Parts in one position; brightness varies by 3 % and sensor noise is one grey level. */
  private static final List<GateInput> GOOD =
      java.util.stream.IntStream.range(0, 30).mapToObj(i -> observation(part(i, 0, 0))).toList();

  private static final QualityGate GATE =
      QualityGate.learn(true, GOOD.subList(0, 20), GOOD.subList(20, 30));

  @Test
  void acceptsNewGoodImages() {
    for (int i = 100; i < 160; i++) {
      assertThat(GATE.check(observation(part(i, 0, 0)))).isEmpty();
    }
  }

  @Test
  void namesTheProblemOfABadlyTakenImage() {
    assertThat(kind(ToneCurve.exposure(-0.5))).contains("darker than any training image");
    assertThat(kind(new ToneCurve("bright", 1.9, 1))).contains("brighter than any training image");
    assertThat(kind(new ToneCurve("white", 6, 1))).isPresent();
    assertThat(kind(new Blur(1.5))).contains("blurred");
    assertThat(kind(new SensorNoise(6))).contains("noisy");
    assertThat(kind(new Shift(12))).contains("moved");
    assertThat(kind(new Rotation(5))).contains("turned");
    assertThat(kind(ToneCurve.gamma(0.75))).contains("brighter shadows than any training image");
    assertThat(kind(ToneCurve.gamma(1.33))).contains("darker shadows than any training image");
  }

  @Test
  void acceptsToleratedCorruptions() {
    assertThat(kind(ToneCurve.exposure(-0.25))).isEmpty();
    assertThat(kind(ToneCurve.exposure(0.25))).isEmpty();
    assertThat(kind(new Shift(1))).isEmpty();
    assertThat(kind(ToneCurve.gamma(0.95))).isEmpty();
    assertThat(kind(ToneCurve.gamma(1.05))).isEmpty();
    QualityGate uncorrected = QualityGate.learn(false, GOOD, List.of());
    Image dark = ToneCurve.exposure(-0.25).apply(part(7, 0, 0), 0);
    assertThat(uncorrected.check(observation(dark)).map(GateRejection::kind))
        .contains("darker than any training image");
  }

  @Test
  void acceptsImagesWithDefects() {
    for (int grey : new int[] {0, 120, 255}) {
      Image part = part(7, 0, 0);
      byte[] rgb = part.toRgb();
      for (int y = 60; y < 90; y++) {
        for (int i = 3 * (y * SIDE + 70); i < 3 * (y * SIDE + 100); i++) {
          rgb[i] = (byte) grey;
        }
      }
      assertThat(GATE.check(observation(Image.rgb(rgb, SIDE, SIDE)))).isEmpty();
    }
  }

  @Test
  void reasonsContainTheMeasuredValue() {
    GateRejection rejection =
        GATE.check(observation(ToneCurve.exposure(-0.5).apply(part(7, 0, 0), 0))).orElseThrow();
    assertThat(rejection.sentence())
        .matches("darker than any training image: (49|5\\d) % of the training images' exposure,.*");
  }

  @Test
  void readsBackWhatWasWritten() {
    assertThat(Json.read(Json.bytes(GATE), QualityGate.class, "gate")).isEqualTo(GATE);
    assertThat(GATE.descriptions()).hasSize(11).anyMatch(s -> s.startsWith("sharpness from"));
  }

  @Test
  void otherGoodImagesWidenTheRanges() {
    List<GateInput> dark =
        java.util.stream.IntStream.range(0, 10)
            .mapToObj(i -> observation(ToneCurve.exposure(-0.5).apply(part(i, 0, 0), 0)))
            .toList();
    QualityGate wider = GATE.widened(dark);
    assertThat(wider.images()).isEqualTo(40);
    assertThat(wider.check(dark.get(0))).isEmpty();
    assertThat(wider.check(GOOD.get(0))).isEmpty();
    assertThat(GATE.widened(List.of())).isEqualTo(GATE);
  }

  @Test
  void ignoresPositionWhereGoodPartsAreNotAligned() {
    List<GateInput> anywhere = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20; i++) {
      anywhere.add(observation(part(i, random.nextInt(-40, 40), random.nextInt(-40, 40))));
    }
    QualityGate gate = QualityGate.learn(true, anywhere, List.of());
    assertThat(gate.position()).isEmpty();
    assertThat(gate.ranges())
        .doesNotContainKeys(QualityAspect.RIGHT, QualityAspect.DOWN, QualityAspect.TURN);
  }

  @Test
  void rejectsCorruptionsThatTheModelDidNotTolerate() {
    Image noisy = new SensorNoise(1.2).apply(part(7, 0, 0), 0);
    assertThat(GATE.check(observation(noisy))).isEmpty();
    QualityGate tried = GATE.withTolerances(GOOD, List.of(noise(new SensorNoise(0.8), noisy)));
    assertThat(tried.check(observation(noisy)).map(GateRejection::kind)).contains("noisy");
    assertThat(tried.images()).isEqualTo(GATE.images());
    for (GateInput good : GOOD) {
      assertThat(tried.check(good)).isEmpty();
    }
    assertThat(tried.ranges().get(QualityAspect.SHARPNESS))
        .isEqualTo(GATE.ranges().get(QualityAspect.SHARPNESS));
    assertThat(tried.widened(GOOD))
        .as("calibrate keeps it")
        .extracting(QualityGate::ranges)
        .isEqualTo(tried.ranges());
    assertThat(Json.read(Json.bytes(tried), QualityGate.class, "gate")).isEqualTo(tried);
  }

  @Test
  void toleranceKeepsToleratedValuesInside() {
    double[] good = {0, 1, 2};
    Tolerance tolerance =
        Tolerance.between(good, new double[] {1, 2.5, 3}, new double[] {4, 4, 1.5});
    assertThat(tolerance.above()).as("half way from 3 to 4").contains(1.5);
    assertThat(tolerance.below()).as("no limit below").isEmpty();
    assertThat(Tolerance.between(good, new double[] {9}, new double[] {}))
        .isEqualTo(Tolerance.UNTESTED);
    assertThat(Tolerance.between(good, new double[] {9}, new double[] {3, 3}).above())
        .as("overlapping: at the value that was not tolerated")
        .contains(1.0);
    assertThat(tolerance.intersect(new Tolerance(Optional.of(7.0), Optional.of(1.0))))
        .isEqualTo(new Tolerance(Optional.of(7.0), Optional.of(1.0)));
  }

  /** A model that tolerates one corruption and no other. */
  private static ToleranceTrial noise(SensorNoise tolerated, Image rejected) {
    GateInput seen = observation(tolerated.apply(part(7, 0, 0), 0));
    return new ToleranceTrial(
        java.util.Set.of(QualityAspect.NOISE), List.of(seen), List.of(observation(rejected)));
  }

  @Test
  void rangesKeepADistanceFromAllGoodValues() {
    // 16 % and 84 % of 0, 1, ..., 100 are 16 and 84: a spread of 34
    double[] values = java.util.stream.IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
    Range range = Range.around(values, 0, 200);
    assertThat(range.low().orElseThrow()).isEqualTo(-102, within(1e-9));
    assertThat(range.high().orElseThrow()).isEqualTo(300, within(1e-9));
    assertThat(Range.around(values, Double.POSITIVE_INFINITY, 0).low()).isEmpty();
    Range narrowed = range.narrowed(values, new Tolerance(Optional.of(5.0), Optional.of(120.0)));
    assertThat(narrowed.low().orElseThrow())
        .as("no less than a spread")
        .isEqualTo(-34, within(1e-9));
    assertThat(narrowed.high().orElseThrow()).isEqualTo(220, within(1e-9));
    assertThat(range.narrowed(values, new Tolerance(Optional.empty(), Optional.of(900.0))))
        .isEqualTo(range);
  }

  @Test
  void acceptsAugmentationsThatTheModelLearnt() {
    Image bent = ToneCurve.gamma(0.75).apply(part(7, 0, 0), 0);
    QualityGate taught = GATE.widenedByAugmentation(List.of(observation(bent)));
    assertThat(taught.check(observation(bent))).isEmpty();
    assertThat(taught.images()).isEqualTo(GATE.images());
    assertThat(taught.check(observation(new Blur(1.5).apply(part(7, 0, 0), 0)))).isPresent();
    assertThat(GATE.widenedByAugmentation(List.of())).isEqualTo(GATE);
  }

  @Test
  void sharpnessFollowsBlurAndNoiseFollowsSensorNoise() {
    Image part = part(3, 0, 0);
    ImageQuality facts = ImageQuality.of(part);
    ImageQuality dark = ImageQuality.of(ToneCurve.exposure(-0.4).apply(part, 0));
    assertThat(dark.sharpness()).isCloseTo(facts.sharpness(), within(0.15));
    double last = facts.sharpness();
    for (double sigma : new double[] {0.7, 1, 1.5, 2}) {
      double sharpness = ImageQuality.of(new Blur(sigma).apply(part, 0)).sharpness();
      assertThat(sharpness).isLessThan(last - 0.05);
      last = sharpness;
    }
    for (double sigma : new double[] {3, 6, 9}) {
      double noise = ImageQuality.of(new SensorNoise(sigma).apply(part, 0)).noise();
      assertThat(noise).isCloseTo(Math.hypot(sigma, 1), within(0.1 * sigma));
    }
  }

  @Test
  void noiseOfAStripedBackgroundDoesNotDependOnItsPosition() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        byte thread = (byte) (y % 4 == 1 ? 118 : 110);
        java.util.Arrays.fill(rgb, 3 * (y * SIDE + x), 3 * (y * SIDE + x) + 3, thread);
      }
    }
    Image ground = Image.rgb(rgb, SIDE, SIDE);
    double noise = ImageQuality.of(ground).noise();
    for (int pixels = 1; pixels < 5; pixels++) {
      assertThat(ImageQuality.of(new Shift(pixels).apply(ground, 0)).noise())
          .isCloseTo(noise, within(0.05 * noise));
    }
  }

  @Test
  void measuresFeatureDistanceInSpreads() {
    List<FeatureStatistics.PooledFeatures> images =
        List.of(pooled(1, 10), pooled(3, 10), pooled(1, 14), pooled(3, 14));
    FeatureStatistics likeness = FeatureStatistics.of(images);
    assertThat(likeness.mean()).containsExactly(2f, 12f);
    // every cell of an image is its mean, so variance within images adds nothing to 1 and 2
    assertThat(likeness.scale().get(0)).isEqualTo(1, within(1e-5f));
    assertThat(likeness.scale().get(1)).isEqualTo(2, within(1e-5f));
    assertThat(likeness.distance(pooled(5, 12))).isEqualTo(Math.sqrt((9 + 0) / 2.0), within(1e-4));
  }

  @Test
  void rejectsAnotherProduct() {
    List<GateInput> good = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 30; i++) {
      FeatureStatistics.PooledFeatures features =
          pooled((float) random.nextDouble(0.9, 1.1), (float) random.nextDouble(4, 5));
      good.add(new GateInput(GOOD.get(i).image(), Optional.of(features)));
    }
    QualityGate gate = QualityGate.learn(true, good, List.of());
    GateInput other = new GateInput(GOOD.get(0).image(), Optional.of(pooled(2, 9)));
    assertThat(gate.check(other).map(GateRejection::kind)).contains("unlike the product");
    assertThat(gate.check(good.get(3))).isEmpty();
  }

  private static FeatureStatistics.PooledFeatures pooled(float a, float b) {
    return new FeatureStatistics.PooledFeatures(new float[] {a, b}, new float[] {a * a, b * b});
  }

  private static Optional<String> kind(Corruption corruption) {
    Image image = corruption.apply(part(7, 0, 0), 1);
    return GATE.check(observation(image)).map(GateRejection::kind);
  }

  private static GateInput observation(Image image) {
    return new GateInput(ImageQuality.of(image), Optional.empty());
  }

  /** A ring with a pattern of sharp teeth on a grey background. */
  private static Image part(int seed, int dx, int dy) {
    SplittableRandom random = new SplittableRandom(seed);
    double lamp = random.nextDouble(0.97, 1.03);
    byte[] grey = new byte[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double radius = Math.hypot(x - 96 - dx, y - 96 - dy);
        double angle = Math.atan2(y - 96 - dy, x - 96 - dx);
        boolean ring = radius > 30 && radius < 62 + (Math.sin(24 * angle) > 0 ? 8 : 0);
        double value = lamp * (ring ? 110 - 20 * Math.cos(angle) : 45) + random.nextGaussian();
        grey[y * SIDE + x] = (byte) Math.round(Math.max(0, Math.min(255, value)));
      }
    }
    return Image.grey(grey, SIDE, SIDE);
  }
}
