// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.part.PartMask;
import org.blemish.core.part.PartZones;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.method.FittedMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of 8 channels on 24x24 cells: faint noise, with a part of other features. */
class PartMaskFittingTest {
  private static final int CELLS = 24;
  private static final int CHANNELS = 8;

  @TempDir private Path folder;

  @Test
  void findsAPartInFrontOfAPlainBackground() {
    FeatureStore store = store(40, (view, x, y) -> inPart(view, x, y) ? 6 : 0);

    PartMaskFitting fitting = PartMaskFitting.of(store, "s5", 40, 0);

    assertThat(fitting.explanation()).startsWith("on: the part covers 7 %");
    FittedPartMask fitted = fitting.mask().orElseThrow();
    FloatMap map = fitted.background().map(store.features(5));
    PartZones zones = fitted.mask().zones(map, Optional.empty());
    assertThat(zones.parts()).isEqualTo(1);
    for (int y = 0; y < CELLS; y++) {
      for (int x = 0; x < CELLS; x++) {
        if (inPart(5, x, y)) {
          assertThat(zones.part().get(x, y)).isTrue();
        }
      }
    }
    assertThat(zones.area()).isLessThan(0.4);
  }

  @Test
  void aTextureHasNoMask() {
    FeatureStore store = store(40, (view, x, y) -> (x / 3 + y / 3 + view) % 2 * 6);

    assertThat(PartMaskFitting.of(store, "s5", 40, 0).mask()).isEmpty();
  }

  @Test
  void aPartThatTouchesTheBorderHasNoMask() {
    FeatureStore store = store(40, (view, x, y) -> x > 4 + view % 3 && x < 20 ? 6 : 0);

    assertThat(PartMaskFitting.of(store, "s5", 40, 0).mask()).isEmpty();
  }

  @Test
  void areasThatVaryHaveNoMask() {
    FeatureStore store =
        store(
            40,
            (view, x, y) -> Math.max(Math.abs(x - 12), Math.abs(y - 12)) < 3 + view % 6 ? 6 : 0);

    assertThat(PartMaskFitting.of(store, "s5", 40, 0).explanation()).contains("different areas");
  }

  @Test
  void itTakesTenImages() {
    FeatureStore store = store(9, (view, x, y) -> inPart(view, x, y) ? 6 : 0);

    assertThat(PartMaskFitting.of(store, "s5", 9, 0).explanation())
        .isEqualTo("off: it takes 10 good images");
  }

  @Test
  void theHeadGetsOneMoreMapThatEqualsTheReference() {
    FeatureStore store = store(20, (view, x, y) -> inPart(view, x, y) ? 6 : 0);
    GraphBuilder graph = new GraphBuilder("sum");
    Value input = graph.input("s5", Value.DYNAMIC, CHANNELS, CELLS, CELLS);
    graph.output("sum", graph.reduceSum(input, false, 1));
    FittedMethod method =
        new FittedMethod(graph.build(), ScoreUnits.RAW, List.of(), features -> Map.of());

    FittedPartMask fitted = PartMaskFitting.of(store, "s5", 20, 0).mask().orElseThrow();
    FittedMethod added = fitted.addTo(method);

    float[] exported;
    try (OnnxSession session = OnnxSession.open(added.head(), "head", SessionOptions.threads(1))) {
      exported = requireNonNull(session.run(store.features(3).maps()).get(PartMask.MAP)).values();
    }
    float[] reference =
        requireNonNull(added.reference().maps(store.features(3)).get(PartMask.MAP)).values();
    assertThat(exported).hasSize(CELLS * CELLS);
    for (int i = 0; i < exported.length; i++) {
      assertThat(exported[i]).isCloseTo(reference[i], within(1e-3f));
    }
    assertThat(added.head().outputs()).extracting(Value::name).containsExactly("sum", PartMask.MAP);
  }

  private interface Level {
    float of(int view, int x, int y);
  }

  private static boolean inPart(int view, int x, int y) {
    int left = 4 + view % 5;
    return x >= left && x < left + 7 && y >= 7 && y < 14;
  }

  private FeatureStore store(int views, Level level) {
    return FeatureStoreFixtures.filled(
        folder,
        "s5",
        CHANNELS,
        CELLS,
        CELLS,
        views,
        (view, values) -> {
          Random random = new Random(view);
          for (int i = 0; i < values.length; i++) {
            int cell = i % (CELLS * CELLS);
            boolean raised = i / (CELLS * CELLS) < 3;
            values[i] =
                0.05f * (float) random.nextGaussian()
                    + (raised ? level.of(view, cell % CELLS, cell / CELLS) : 0);
          }
        });
  }
}
