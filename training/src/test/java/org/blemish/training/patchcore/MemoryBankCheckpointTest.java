// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.features.HalfIgnoredPatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryBankCheckpointTest {
  @TempDir Path folder;

  private MemoryBank readOrFit(int components, float sentinel) {
    FeatureStore store = FeatureStoreFixtures.filled(folder, "s", 1, 1, 1, 1, (view, values) -> {});
    return MemoryBankCheckpoint.readOrFit(
        new MemoryBankSettings("near", "s", components, 1, 5, 50, 8),
        new HalfIgnoredPatchSource(sentinel),
        new FitContext(store, folder, 3, 1, Progress.NONE));
  }

  @Test
  void theFileIsReadInsteadOfFittingAgain() throws IOException {
    MemoryBank fitted = readOrFit(2, 100);
    byte[] file = Files.readAllBytes(folder.resolve("memory-near.safetensors"));
    MemoryBank read = readOrFit(2, 100);
    assertThat(read.coreset().values()).isDeepEqualTo(fitted.coreset().values());
    assertThat(read.whitening().orElseThrow().weight())
        .isDeepEqualTo(fitted.whitening().orElseThrow().weight());
    assertThat(folder.resolve("memory-near.safetensors")).hasBinaryContent(file);
  }

  @Test
  void aFileOfOtherSettingsIsRefused() {
    readOrFit(2, 100);
    for (int components : new int[] {0, 3}) {
      assertThatThrownBy(() -> readOrFit(components, 100))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("memory-near.safetensors does not contain the memory bank");
    }
  }
}
