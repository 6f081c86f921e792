// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.config.Configuration;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.NamedEntries;
import org.blemish.training.method.Progress;
import org.blemish.training.patchcore.MemoryBank;
import org.blemish.training.patchcore.MemoryBankCheckpoint;
import org.blemish.training.patchcore.MemoryBankSettings;
import org.blemish.training.pipeline.FormatTwoRun;
import org.blemish.training.pipeline.RunFolder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Memory banks that a version with model format 2 wrote into the checkpoint folder. */
class FormatTwoMemoryBanksTest {
  @TempDir Path folder;

  /** Features that must not be read: the bank comes from its file. */
  private record Unreadable(int channels) implements PatchSource {
    @Override
    public FeatureSpec spec() {
      return new FeatureSpec("s", channels, 8, 8);
    }

    @Override
    public int views() {
      return 14;
    }

    @Override
    public void read(int view, float[] values) {
      throw new AssertionError("the bank is fitted anew");
    }
  }

  @ParameterizedTest
  @CsvSource({"fine, 3, 3", "latents, 67, 67", "relief, 64, 4"})
  void isReadInsteadOfFitting(String name, int channels, int dimensions) throws IOException {
    RunFolder run =
        FormatTwoRun.copy(folder, "config.yaml", "checkpoints/memory-" + name + ".safetensors");
    AstMethodSettings settings =
        NamedEntries.convert(
            Configuration.saved(run.config()).section("ast"), AstMethodSettings.class, "ast");
    MemoryBankSettings bank =
        settings.memoryBanks().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    FeatureStore store = FeatureStoreFixtures.filled(folder, "s", 1, 1, 1, 1, (view, values) -> {});
    FitContext context = new FitContext(store, run.checkpoints(), 3, 1, Progress.NONE);

    MemoryBank read = MemoryBankCheckpoint.readOrFit(bank, new Unreadable(channels), context);

    assertThat(read.coreset().count()).isEqualTo(40);
    assertThat(read.coreset().dimensions()).isEqualTo(dimensions);
    assertThat(read.whitening().isPresent()).isEqualTo(name.equals("relief"));
  }
}
