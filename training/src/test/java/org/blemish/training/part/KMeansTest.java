// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.blemish.training.patchcore.Patches;
import org.junit.jupiter.api.Test;

class KMeansTest {
  @Test
  void centresAreTheMeansOfSeparateGroups() {
    Random random = new Random(1);
    float[][] values = new float[2][600];
    for (int i = 0; i < 600; i++) {
      values[0][i] = 10 * (i % 3) + (float) random.nextGaussian();
      values[1][i] = -5 * (i % 3) + (float) random.nextGaussian();
    }

    Patches centres = KMeans.centres(new Patches(values, 600), 12, 3);

    assertThat(centres.count()).isEqualTo(12);
    for (int c = 0; c < centres.count(); c++) {
      double group = Math.rint(centres.values()[0][c] / 10.0);
      assertThat((double) centres.values()[0][c]).isCloseTo(10 * group, within(3.0));
      assertThat((double) centres.values()[1][c]).isCloseTo(-5 * group, within(3.0));
    }
  }

  @Test
  void oneClusterIsTheMean() {
    Patches centres = KMeans.centres(new Patches(new float[][] {{1, 2, 6}}, 3), 1, 0);

    assertThat(centres.values()[0]).containsExactly(3);
  }

  @Test
  void fewerPatchesThanClustersAreTheCentres() {
    Patches centres = KMeans.centres(new Patches(new float[][] {{4, 8}}, 2), 5, 0);

    assertThat(centres.values()[0]).containsExactlyInAnyOrder(4, 8);
  }
}
