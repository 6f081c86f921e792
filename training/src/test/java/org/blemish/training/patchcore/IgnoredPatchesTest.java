// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;

import org.blemish.training.features.HalfIgnored;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredPatchesTest {
  private static Memory fit(float sentinel, int components) {
    MemorySettings settings = new MemorySettings("near", "s", components, 1, 30, 1000, 8);
    return Memory.fit(settings, new HalfIgnored(sentinel), 3, Progress.NONE);
  }

  @Test
  void patchesAreTakenWhereSomethingIsJudged() {
    Patches bank = fit(100, 0).bank();
    assertThat(bank.count()).isEqualTo(30);
    for (float[] dimension : bank.values()) {
      for (float value : dimension) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void whatIsIgnoredChangesNothingInWhiteningAndMemory(int components) {
    assertThat(fit(100, components).bank().values())
        .isDeepEqualTo(fit(-7, components).bank().values());
  }
}
