// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPatchesTest {
  private static final FeatureSpec SPEC = new FeatureSpec("latent", 2, 1, 3);

  @TempDir private Path folder;
  private final List<Integer> read = new ArrayList<>();

  /** Each view has values of its own. */
  private final PatchSource source =
      new PatchSource() {
        @Override
        public FeatureSpec spec() {
          return SPEC;
        }

        @Override
        public int views() {
          return 6;
        }

        @Override
        public void read(int view, float[] values) {
          read.add(view);
          System.arraycopy(KeptPatchesTest.values(view), 0, values, 0, values.length);
        }
      };

  private static float[] values(int view) {
    float[] values = new float[SPEC.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10 * view + i;
    }
    return values;
  }

  private static float[] read(PatchSource source, int view) {
    float[] values = new float[SPEC.length()];
    source.read(view, values);
    return values;
  }

  @Test
  void eachViewIsReadFromTheSourceOnce() {
    try (KeptPatches kept = new KeptPatches(source, folder.resolve("kept.tmp"))) {
      for (int view : List.of(4, 1, 4, 5, 1)) {
        assertThat(read(kept, view)).isEqualTo(values(view));
      }
    }
    assertThat(read).containsExactly(4, 1, 5);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void samplesShareTheViewsThatWereRead() {
    try (KeptPatches kept = new KeptPatches(source, folder.resolve("kept.tmp"))) {
      PatchSource first = kept.ofSamples(List.of(0, 2), 2);
      assertThat(first.views()).isEqualTo(4);
      assertThat(read(first, 2)).isEqualTo(values(4));
      assertThat(read(kept.ofSamples(List.of(2), 2), 0)).isEqualTo(values(4));
    }
    assertThat(read).containsExactly(4);
  }
}
