// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.training.GraphRunner;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.features.PatchSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhiteningTest {
  private static final int CHANNELS = 6;

  @TempDir Path folder;

  /** Correlated channels of very different spread, with a mean. */
  private PatchSource correlated() {
    SplittableRandom random = new SplittableRandom(1);
    return FeatureStoreFixtures.filled(
            folder,
            "s",
            CHANNELS,
            8,
            8,
            50,
            (view, values) -> {
              for (int cell = 0; cell < 64; cell++) {
                double shared = random.nextGaussian();
                for (int c = 0; c < CHANNELS; c++) {
                  values[c * 64 + cell] =
                      (float)
                          (10 * c + Math.pow(10, c - 3) * (shared + 0.5 * random.nextGaussian()));
                }
              }
            })
        .source("s");
  }

  @Test
  void componentsAreUncorrelatedWithZeroMeanAndUnitVariance() {
    PatchSource source = correlated();
    Whitening whitening = Whitening.fit(source, 4, 0);
    double[][] products = new double[5][4];
    float[] values = new float[CHANNELS * 64];
    int n = source.views() * 64;
    for (int view = 0; view < source.views(); view++) {
      source.read(view, values);
      float[] out = whitening.apply(values, 64);
      for (int i = 0; i < 64; i++) {
        for (int a = 0; a < 4; a++) {
          products[4][a] += (double) out[a * 64 + i] / n;
          for (int b = 0; b < 4; b++) {
            products[a][b] += (double) out[a * 64 + i] * out[b * 64 + i] / n;
          }
        }
      }
    }
    for (int a = 0; a < 4; a++) {
      assertThat(products[4][a]).isCloseTo(0, within(1e-3));
      for (int b = 0; b < 4; b++) {
        // the added 1e-3 of the largest variance lowers small variances by up to 3 %
        assertThat(products[a][b]).isCloseTo(a == b ? 1 : 0, within(a == b ? 0.03 : 1e-3));
      }
    }
  }

  @Test
  void moreComponentsThanChannelsAreRefused() {
    assertThatThrownBy(() -> Whitening.fit(correlated(), 7, 0))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("choose from 1 to 6");
  }

  @Test
  void theGraphComputesTheSame() {
    FeatureSpec spec = new FeatureSpec("s", CHANNELS, 8, 8);
    PatchSource source = correlated();
    Whitening whitening = Whitening.fit(source, 4, 0);
    float[] values = new float[spec.length()];
    source.read(7, values);

    float[] graph =
        GraphRunner.run(
            List.of(spec),
            new Features(Map.of("s", FloatTensor.copyOf(Tensor.of(values, spec.shape())))),
            (builder, inputs) -> whitening.append(builder, inputs.get(0), "white"));

    // These channels are up to a thousand standard deviations from 0: floats lose three digits.
    assertThat(graph).containsExactly(whitening.apply(values, 64), within(1e-3f));
  }

  @Test
  void isReadBackFromTensors() {
    Whitening whitening = Whitening.fit(correlated(), 4, 0);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    whitening.addTensors("joined.", tensors);

    Whitening read = Whitening.of("joined.", tensors).orElseThrow();

    assertThat(read.weight()).isDeepEqualTo(whitening.weight());
    assertThat(read.bias()).isEqualTo(whitening.bias());
    assertThat(Whitening.of("other.", tensors)).isEmpty();
  }
}
