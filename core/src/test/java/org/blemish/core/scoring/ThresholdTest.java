// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
  private static Threshold threshold(int n, double rate, CalibrationSource source) {
    double[] scores = IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray();
    return Threshold.of(GoodScores.of(scores), rate, source);
  }

  @ParameterizedTest
  @CsvSource({
    "99, 0.01, 99",
    "199, 0.01, 198",
    "19, 0.05, 19",
    "100, 0.05, 96",
    "9, 0.3, 7",
    "3, 0.9, 1",
  })
  void isTheKthSmallestScoreWhereThereAreEnough(int n, double rate, int k) {
    Threshold threshold = threshold(n, rate, CalibrationSource.HELD_OUT);

    assertThat(threshold.value()).isEqualTo(k);
    assertThat(threshold.rate().stated()).isEqualTo(rate);
    assertThat(threshold.rate().images()).isEqualTo(n);
    assertThat(threshold.rate().method()).isEqualTo(ThresholdMethod.ORDER_STATISTIC);
    assertThat(threshold.rate().exact()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"18, 0.05, 0.05263157894736842", "1, 0.01, 0.5", "19, 0.01, 0.05"})
  void isTheMaximumWithTheRateThatItStatesWhereThereAreFew(int n, double rate, double stated) {
    Threshold threshold = threshold(n, rate, CalibrationSource.HELD_OUT);

    assertThat(threshold.value()).isEqualTo(n);
    assertThat(threshold.rate().stated()).isEqualTo(stated);
    assertThat(threshold.rate().method()).isEqualTo(ThresholdMethod.MAXIMUM);
    assertThat(threshold.rate().met()).isFalse();
  }

  /** Over many calibrations, a new good part exceeds the threshold as rarely as stated. */
  @ParameterizedTest
  @CsvSource({"30, 0.1", "99, 0.01"})
  void newGoodPartsLieAboveAnOrderStatisticAsRarelyAsStated(int n, double rate) {
    assertThat(meanRate(n, rate, CalibrationSource.HELD_OUT, Random::nextDouble))
        .isCloseTo(rate, within(0.006));
  }

  @ParameterizedTest
  @CsvSource({
    "99, 0.01, 99",
    "149, 0.01, 148.5",
    "250, 0.01, 248.49",
    "19, 0.05, 19",
    "3, 0.9, 1",
  })
  void liesBetweenTwoCrossFittedScoresWhereThereAreEnough(int n, double rate, double expected) {
    Threshold threshold = threshold(n, rate, CalibrationSource.CROSS_FITTED);

    assertThat(threshold.value()).isCloseTo(expected, within(1e-9));
    assertThat(threshold.rate().method()).isEqualTo(ThresholdMethod.ORDER_STATISTIC);
    assertThat(threshold.rate().exact()).isFalse();
  }

  @Test
  void ofSeveralImagesOfOnePartItLiesBetweenTheirSharesOfTheWeight() {
    GoodScores scores =
        new GoodScores(new double[] {1, 2, 3, 5, 9}, new double[] {0.5, 0.5, 1, 0.5, 1});

    assertThat(scores.interpolated(0.3)).isEqualTo(1);
    assertThat(scores.interpolated(2)).isEqualTo(3);
    assertThat(scores.interpolated(2.25)).isEqualTo(4);
    assertThat(scores.interpolated(3.25)).isEqualTo(8);
    assertThat(scores.interpolated(4)).isEqualTo(9);
  }

  /**
   * Between two scores the rate is met for even tails, and lower for tails that fall: the mean rate
   * of the score above is 0.66 % with 150 scores.
   */
  @ParameterizedTest
  @ValueSource(ints = {120, 150, 250})
  void newGoodPartsLieAboveAValueBetweenScoresAtMostAsOftenAsStated(int n) {
    CalibrationSource source = CalibrationSource.CROSS_FITTED;
    assertThat(meanRate(n, 0.01, source, Random::nextDouble)).isCloseTo(0.01, within(0.0006));
    assertThat(meanRate(n, 0.01, source, Random::nextGaussian)).isBetween(0.0075, 0.0105);
    assertThat(meanRate(n, 0.01, source, Random::nextExponential)).isBetween(0.0075, 0.0105);
    assertThat(meanRate(n, 0.01, source, random -> Math.exp(0.5 * random.nextGaussian())))
        .isBetween(0.0075, 0.0105);
  }

  /** Shapes of tails as scores have them: light, exponential and somewhat heavy. */
  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 98})
  void newGoodPartsLieAboveATailEstimateAboutAsRarelyAsStated(int n) {
    assertThat(meanRate(n, 0.01, CalibrationSource.HELD_OUT, Random::nextGaussian))
        .isBetween(0.002, 0.0125);
    assertThat(meanRate(n, 0.01, CalibrationSource.HELD_OUT, Random::nextExponential))
        .isBetween(0.006, 0.0125);
    assertThat(
            meanRate(
                n,
                0.01,
                CalibrationSource.HELD_OUT,
                random -> Math.exp(0.5 * random.nextGaussian())))
        .isBetween(0.006, 0.0125);
  }

  /** Mean share of new scores above the threshold. */
  private static double meanRate(
      int n, double rate, CalibrationSource source, ToDoubleFunction<Random> score) {
    Random random = new Random(5);
    int rounds = 4_000;
    int drawn = 50;
    int above = 0;
    for (int round = 0; round < rounds; round++) {
      double[] scores = random.doubles(n).map(u -> score.applyAsDouble(random)).toArray();
      Threshold threshold = Threshold.of(GoodScores.of(scores), rate, source);
      for (int i = 0; i < drawn; i++) {
        above += score.applyAsDouble(random) > threshold.value() ? 1 : 0;
      }
    }
    return above / ((double) rounds * drawn);
  }

  /**
   * Parts differ much, the images of one part little: counted as single images, 100 images of 20
   * parts would state 1 % and let 4 % of new parts exceed the threshold.
   */
  @ParameterizedTest
  @CsvSource({"20, 0.05, 0.055", "99, 0.01, 0.0115", "40, 0.01, 0.0135"})
  void imagesOfOnePartCountAsOnePart(int parts, double rate, double limit) {
    Random random = new Random(6);
    int rounds = 2_000;
    int above = 0;
    for (int round = 0; round < rounds; round++) {
      Threshold threshold =
          Threshold.of(scoresOfParts(parts, random), rate, CalibrationSource.HELD_OUT);
      assertThat(threshold.rate().parts()).isEqualTo(parts);
      for (int i = 0; i < 50; i++) {
        above += score(random.nextGaussian(), random) > threshold.value() ? 1 : 0;
      }
    }

    assertThat(above / (50.0 * rounds)).isBetween(rate / 3, limit);
  }

  /** One to nine images of each part. */
  private static GoodScores scoresOfParts(int parts, Random random) {
    List<CalibrationSample> samples = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      double level = random.nextGaussian();
      int images = 1 + 2 * random.nextInt(5);
      for (int i = 0; i < images; i++) {
        samples.add(
            new CalibrationSample(
                score(level, random), 0, 0, 0, 0, 1.0 / images, Optional.empty()));
      }
    }
    return GoodScores.of(samples, CalibrationSample::score);
  }

  private static double score(double level, Random random) {
    return level + 0.3 * random.nextGaussian();
  }

  @Test
  void theSentenceNamesThePartsIfTheyHaveSeveralImages() {
    GoodScores scores = scoresOfParts(30, new Random(7));

    assertThat(Threshold.of(scores, 0.1, CalibrationSource.CROSS_FITTED).rate().sentence())
        .isEqualTo(
            "about 10 %% of good parts above, estimated from %d cross-fitted good images of 30 parts"
                .formatted(scores.images()));
    assertThat(scores.images()).isGreaterThan(60);
  }

  @Test
  void goodPartsOfSeveralImagesAreRejectedAtMostAsOftenAsAllTheirImages() {
    Threshold reject = threshold(120, 0.01, CalibrationSource.HELD_OUT);
    assertThat(reject.rate().ofPart(6)).isEqualTo(0.06);
    assertThat(reject.rate().partSentence(6))
        .hasValue(
            "thresholds hold for one image: 1 % of good images are defective, so up to 6 % of good"
                + " parts with 6 images");
    assertThat(reject.rate().ofPart(200)).isEqualTo(1);
    assertThat(reject.rate().partSentence(1)).isEmpty();
    assertThat(reject.setByHand(3).rate().partSentence(6)).isEmpty();
    StatedRate ofSix = reject.rate().ofBoundedParts(6);
    assertThat(ofSix.stated()).isEqualTo(0.06);
    assertThat(ofSix.partSentence(6)).isEmpty();
    assertThat(ofSix.partSentence(7))
        .hasValue(
            "thresholds hold for parts with 6 images: 6 % of good ones are defective, so up to 12 %"
                + " of good parts with 7 images");
    assertThat(ofSix.sentence())
        .isEqualTo("at most 6 % of good parts with 6 images above, by 120 held-out good images");
  }

  @Test
  void equalScoresGiveTheirValue() {
    assertThat(TailEstimate.quantile(GoodScores.of(new double[30]), 0.01)).isZero();
  }

  @Test
  void saysInASentenceWhatIsStated() {
    assertThat(threshold(120, 0.01, CalibrationSource.HELD_OUT).rate().sentence())
        .isEqualTo("at most 1 % of good parts above, by 120 held-out good images");
    assertThat(threshold(120, 0.01, CalibrationSource.CROSS_FITTED).rate().sentence())
        .isEqualTo("about 1 % of good parts above, estimated from 120 cross-fitted good images");
    assertThat(threshold(49, 0.01, CalibrationSource.HELD_OUT).rate().sentence())
        .isEqualTo(
            "about 1 % of good parts above, estimated from the highest scores of 49 held-out good"
                + " images (2 % without an estimate)");
    assertThat(threshold(6, 0.01, CalibrationSource.HELD_OUT).rate().sentence())
        .isEqualTo(
            "at most 14.3 % of good parts above: 6 held-out good images cannot state the requested"
                + " 1 %, which needs 20, or 99 for an order statistic");
    assertThat(threshold(120, 0.01, CalibrationSource.HELD_OUT).setByHand(3).rate().sentence())
        .isEqualTo("set by hand, no rate is stated");
  }

  @Test
  void readsTheRateOfEarlierFormats() {
    String earlier =
        "{\"value\": 2.5, \"promise\": {\"asked\": 0.01, \"promised\": 0.1, \"heldOut\": 9}}";
    Threshold read = Json.read(earlier, Threshold.class, "scoring.json");

    assertThat(read.rate())
        .isEqualTo(
            new StatedRate(0.01, 0.1, 9, 9, ThresholdMethod.MAXIMUM, CalibrationSource.HELD_OUT));
    assertThat(Json.read(Json.text(read), Threshold.class, "x")).isEqualTo(read);
  }
}
