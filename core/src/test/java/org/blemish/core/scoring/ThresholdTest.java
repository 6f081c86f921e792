// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
  @ParameterizedTest
  @CsvSource({
    // n, rate, k of ceil((n + 1)(1 - rate)), promised
    "99, 0.01, 99, 0.01",
    "98, 0.01, 98, 0.010101010101010102",
    "199, 0.01, 198, 0.01",
    "19, 0.05, 19, 0.05",
    "18, 0.05, 18, 0.05263157894736842",
    "100, 0.05, 96, 0.05",
    "1, 0.01, 1, 0.5",
    "9, 0.3, 7, 0.3",
    "3, 0.9, 1, 0.9",
  })
  void thresholdIsTheKthSmallestScore(int n, double rate, int k, double promised) {
    double[] scores = IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray();
    Threshold threshold = Threshold.of(scores, rate);
    assertThat(threshold.value()).isEqualTo(k);
    assertThat(threshold.rate().stated()).isEqualTo(promised);
    assertThat(threshold.rate().heldOut()).isEqualTo(n);
  }

  /** The promise itself: over many calibrations, a new good part is above as rarely as said. */
  @ParameterizedTest
  @CsvSource({"30, 0.1", "99, 0.01", "20, 0.01"})
  void newGoodPartsAreAboveAsRarelyAsGuaranteed(int n, double rate) {
    Random random = new Random(5);
    int rounds = 20_000;
    int above = 0;
    double promised = 0;
    for (int round = 0; round < rounds; round++) {
      double[] scores = random.doubles(n).toArray();
      Threshold threshold = Threshold.of(scores, rate);
      promised = threshold.rate().stated();
      above += random.nextDouble() > threshold.value() ? 1 : 0;
    }
    assertThat((double) above / rounds).isCloseTo(promised, within(0.006));
  }

  @Test
  void describesTheGuaranteeInASentence() {
    assertThat(StatedRate.of(0.01, 120).sentence())
        .isEqualTo("at most 1 % of good parts above, by 120 held-out good images");
    assertThat(StatedRate.of(0.01, 50).sentence())
        .isEqualTo(
            "at most 1.96 % of good parts above: 50 held-out good images cannot promise the 1 % asked for, which takes 99");
    assertThat(StatedRate.of(0.01, 50).met()).isFalse();
  }
}
