// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureStoreTest {
  private static final List<FeatureSpec> SPECS =
      List.of(new FeatureSpec("fine", 3, 4, 5), new FeatureSpec("coarse", 7, 2, 1));
  private static final int VIEWS = 6;

  @TempDir Path folder;

  private static float[] values(FeatureSpec spec, int view) {
    SplittableRandom random = new SplittableRandom(31 * view + spec.channels());
    float[] values = new float[spec.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void fill(FeatureStore store) {
    for (int view = 0; view < VIEWS; view++) {
      store.put(
          view,
          new Features(Map.of("fine", tensor(0, view), "coarse", tensor(1, view))),
          Set.of("fine", "coarse"));
    }
  }

  private static FloatTensor tensor(int spec, int view) {
    return FloatTensor.copyOf(Tensor.of(values(SPECS.get(spec), view), SPECS.get(spec).shape()));
  }

  /** 1: a view in each segment; 500: two views of one map, six of the other. */
  @ParameterizedTest
  @ValueSource(longs = {1, 500, 1 << 20})
  void storedValuesAreReadBackWithAnyLengthOfSegments(long segment) throws IOException {
    fill(FeatureStore.open(folder, SPECS, VIEWS, 2, segment));

    FeatureStore again = FeatureStore.open(folder, SPECS, VIEWS, 2);

    assertThat(again.views()).isEqualTo(VIEWS);
    assertThat(again.samples()).isEqualTo(3);
    assertThat(again.specs()).isEqualTo(SPECS);
    for (FeatureSpec spec : SPECS) {
      PatchSource source = again.source(spec.name());
      float[] read = new float[spec.length()];
      for (int view = 0; view < VIEWS; view++) {
        source.read(view, read);
        assertThat(read).isEqualTo(values(spec, view));
        assertThat(again.features(view).map(spec.name()).toTensor().values())
            .isEqualTo(values(spec, view));
      }
    }
    assertThat(again.sample(2)).hasSize(2);
    assertThat(again.sample(2).get(1).map("coarse").toTensor().values())
        .isEqualTo(values(SPECS.get(1), 5));
  }

  @Test
  void filesHoldFloatsAndNothingElse() throws IOException {
    fill(FeatureStore.open(folder, SPECS, VIEWS, 2));

    assertThat(Files.size(folder.resolve("fine.f32"))).isEqualTo(4L * 60 * VIEWS);
    assertThat(Files.size(folder.resolve("coarse.f32"))).isEqualTo(4L * 14 * VIEWS);
    assertThat(FeatureStore.missingBytes(folder, SPECS.get(1), VIEWS)).isZero();
    assertThat(FeatureStore.missingBytes(folder, SPECS.get(1), VIEWS + 1))
        .isEqualTo(4L * SPECS.get(1).length());
  }

  @Test
  void anUnknownMapIsNamed() throws IOException {
    FeatureStore store = FeatureStore.open(folder, SPECS, VIEWS, 2);

    assertThatThrownBy(() -> store.source("s9")).hasMessage("no features s9, only [fine, coarse]");
  }
}
