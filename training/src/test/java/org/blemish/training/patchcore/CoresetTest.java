// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;

class CoresetTest {
  private static Patches random(int dimensions, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] values = new float[dimensions][count];
    for (float[] row : values) {
      for (int i = 0; i < count; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return new Patches(values, count);
  }

  private static double squared(Patches p, int a, int b) {
    double sum = 0;
    for (float[] row : p.values()) {
      sum += (row[a] - row[b]) * (double) (row[a] - row[b]);
    }
    return sum;
  }

  @Test
  void eachChosenPatchIsTheFarthestFromThoseBefore() {
    Patches patches = random(5, 2000, 1);
    int[] chosen = new Coreset(200, 5).choose(patches, 7, Progress.NONE);
    for (int k = 1; k < chosen.length; k++) {
      int before = k;
      double taken = nearest(patches, chosen, before, chosen[k]);
      double farthest =
          IntStream.range(0, patches.count())
              .mapToDouble(i -> nearest(patches, chosen, before, i))
              .max()
              .orElseThrow();
      assertThat(taken).isGreaterThanOrEqualTo(farthest * (1 - 1e-5));
    }
  }

  private static double nearest(Patches patches, int[] chosen, int count, int patch) {
    return IntStream.range(0, count)
        .mapToDouble(j -> squared(patches, chosen[j], patch))
        .min()
        .orElseThrow();
  }

  @Test
  void theSameSeedChoosesTheSameAndAnotherDoesNot() {
    Patches patches = random(60, 3000, 2);
    Coreset coreset = new Coreset(50, 16);
    int[] chosen = coreset.choose(patches, 3, Progress.NONE);
    assertThat(coreset.choose(patches, 3, Progress.NONE)).isEqualTo(chosen);
    assertThat(coreset.choose(patches, 4, Progress.NONE)).isNotEqualTo(chosen);
  }

  @Test
  void allPatchesAreChosenWhereThereAreFew() {
    assertThat(new Coreset(10, 4).choose(random(3, 7, 1), 0, Progress.NONE))
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void anOutlierIsChosenAfterProjectionToo() {
    Patches patches = random(200, 4000, 5);
    for (float[] row : patches.values()) {
      row[123] += 3; // one patch far from all others
    }
    assertThat(new Coreset(30, 32).choose(patches, 1, Progress.NONE)).contains(123);
  }

  @Test
  void stopsWhereProgressIsCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void step(String stage, long done, long total) {}

          @Override
          public void epoch(Epoch epoch) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> new Coreset(30, 32).choose(random(3, 100, 1), 1, cancelled))
        .isInstanceOf(CancellationException.class);
  }
}
