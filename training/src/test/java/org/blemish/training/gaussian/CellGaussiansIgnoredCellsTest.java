// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blemish.training.features.HalfIgnoredPatchSource;
import org.blemish.training.method.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellGaussiansIgnoredCellsTest {
  private static CellGaussians fit(ChannelReduction channels, float sentinel) {
    return CellGaussians.fit(
        new CellGaussianSettings("position", List.of("s"), 2, channels, 0.01),
        new HalfIgnoredPatchSource(sentinel),
        3,
        Progress.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void cellsIgnoredInAllViewsGetADefaultGaussianAndDoNotAffectOthers(ChannelReduction channels) {
    CellGaussians one = fit(channels, 100);
    CellGaussians other = fit(channels, -7);
    assertThat(one.mean()).isEqualTo(other.mean());
    assertThat(one.inverseCholesky()).isEqualTo(other.inverseCholesky());
    for (int cell = 0; cell < one.cells(); cell++) {
      float root = one.inverseCholesky()[4 * cell];
      if (HalfIgnoredPatchSource.isScoredCell(cell)) {
        assertThat(one.mean()[2 * cell]).isNotZero();
      } else {
        assertThat(one.mean()[2 * cell]).isZero();
        assertThat(root).isEqualTo(10f); // 1 / sqrt(0.01)
      }
    }
  }
}
