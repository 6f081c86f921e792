// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.training.features.HalfIgnoredPatchSource;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchCoreIgnoredPatchesTest {
  private static MemoryBank fit(float sentinel, int components) {
    MemoryBankSettings settings = new MemoryBankSettings("near", "s", components, 1, 30, 1000, 8);
    return MemoryBank.fit(settings, new HalfIgnoredPatchSource(sentinel), 3, Progress.NONE);
  }

  @Test
  void choosesPatchesFromScoredCellsOnly() {
    Patches bank = fit(100, 0).coreset();
    assertThat(bank.count()).isEqualTo(30);
    for (float[] dimension : bank.values()) {
      for (float value : dimension) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void ignoredCellsChangeNeitherWhiteningNorMemoryBank(int components) {
    assertThat(fit(100, components).coreset().values())
        .isDeepEqualTo(fit(-7, components).coreset().values());
  }
}
