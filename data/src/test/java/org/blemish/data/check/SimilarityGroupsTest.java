// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarityGroupsTest {
  private static final int LENGTH = 32 * 32;
  private static final double LIMIT = 0.004;

  /** Compares all pairs, and joins groups until nothing changes. */
  private static int[] naive(
      List<NormalisedThumbnail> thumbnails, double limit, IntPredicate joins) {
    int[] groups = new int[thumbnails.size()];
    Arrays.setAll(groups, i -> i);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < groups.length; i++) {
        for (int j = 0; j < i; j++) {
          if (groups[i] != groups[j]
              && (joins.test(i) || joins.test(j))
              && distance(thumbnails.get(i), thumbnails.get(j)) < limit) {
            int least = Math.min(groups[i], groups[j]);
            groups[i] = least;
            groups[j] = least;
            changed = true;
          }
        }
      }
    }
    return groups;
  }

  private static double distance(NormalisedThumbnail a, NormalisedThumbnail b) {
    double sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      double difference = (double) a.values()[i] - b.values()[i];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * Smooth images of random waves; every third is a copy of an earlier one at a distance from 0.2
   * to 1.8 of that of the limit.
   */
  private static List<NormalisedThumbnail> smooth(Random random, int count) {
    List<NormalisedThumbnail> thumbnails = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      if (n % 3 == 2) {
        float[] noise = normalised(random, 12);
        float[] values = thumbnails.get(random.nextInt(n)).values().clone();
        double share = (0.2 + 1.6 * random.nextDouble()) * Math.sqrt(LIMIT);
        for (int i = 0; i < LENGTH; i++) {
          values[i] += (float) (share * noise[i]);
        }
        thumbnails.add(new NormalisedThumbnail(values));
      } else {
        thumbnails.add(new NormalisedThumbnail(normalised(random, 2)));
      }
    }
    return thumbnails;
  }

  private static float[] normalised(Random random, int waves) {
    double[] values = new double[LENGTH];
    for (int w = 0; w < waves; w++) {
      double u = random.nextDouble();
      double v = random.nextDouble();
      double phase = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < LENGTH; i++) {
        int x = i % 32;
        int y = i / 32;
        values[i] += Math.sin(u * x + v * y + phase);
      }
    }
    double length = Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    float[] result = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      result[i] = (float) (values[i] / length);
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void groupsAreThoseOfTheComparisonOfAllPairs(int seed) {
    List<NormalisedThumbnail> thumbnails = smooth(new Random(seed), 240);
    int[] expected = naive(thumbnails, LIMIT, i -> true);
    assertThat(Arrays.stream(expected).distinct().count())
        .as("some images look the same, some do not")
        .isBetween(100L, 235L);

    assertThat(SimilarityGroups.of(thumbnails, LIMIT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.05, 0.5, 2, 4.1})
  void groupsAreThoseOfTheComparisonOfAllPairsAtAnyLimit(double limit) {
    List<NormalisedThumbnail> thumbnails = smooth(new Random(4), 150);

    assertThat(SimilarityGroups.of(thumbnails, limit))
        .isEqualTo(naive(thumbnails, limit, i -> true));
  }

  @Test
  void pairsOfImagesThatMayNotJoinAreLeftOut() {
    List<NormalisedThumbnail> thumbnails = smooth(new Random(5), 240);
    IntPredicate joins = i -> i % 5 == 0;
    int[] expected = naive(thumbnails, 3 * LIMIT, joins);
    assertThat(expected).isNotEqualTo(naive(thumbnails, 3 * LIMIT, i -> true));

    assertThat(SimilarityGroups.of(thumbnails, 3 * LIMIT, joins)).isEqualTo(expected);
  }

  @Test
  void noiseHasNoGroupsAndEqualImagesHaveOne() {
    Random random = new Random(6);
    List<NormalisedThumbnail> noise = new ArrayList<>();
    for (int n = 0; n < 2000; n++) {
      float[] values = new float[LENGTH];
      for (int i = 0; i < LENGTH; i++) {
        values[i] = (float) random.nextGaussian() / 32;
      }
      noise.add(new NormalisedThumbnail(values));
    }
    int[] alone = new int[2000];
    Arrays.setAll(alone, i -> i);
    assertThat(SimilarityGroups.of(noise, 0.01)).isEqualTo(alone);

    List<NormalisedThumbnail> equal = new ArrayList<>();
    for (int n = 0; n < 2000; n++) {
      equal.add(noise.get(0));
    }
    assertThat(SimilarityGroups.of(equal, 0.01)).containsOnly(0);
  }
}
