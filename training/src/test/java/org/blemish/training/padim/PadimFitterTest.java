// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.FloatTensor;
import org.blemish.inference.onnx.OnnxSession;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.features.CorrelatedViews;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.gaussian.ChannelReduction;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PadimFitterTest {
  private static final int VIEWS = 12;

  @TempDir private Path folder;

  private static PadimSettings settings(ChannelReduction channels, int dimensions) {
    return new PadimSettings(
        List.of("s6", "s4"), dimensions, channels, 0.01, ScoreUnits.RAW, List.of());
  }

  /** A coarse and a fine map. */
  private FeatureStore store() throws IOException {
    Files.createDirectories(folder.resolve("features"));
    Files.createDirectories(folder.resolve("checkpoints"));
    return FeatureStoreFixtures.filled(
        folder.resolve("features"),
        List.of(new FeatureSpec("s6", 4, 3, 2), new FeatureSpec("s4", 3, 6, 4)),
        VIEWS,
        (view, values) ->
            System.arraycopy(
                CorrelatedViews.of(view * 31 + values.length, 1, values.length),
                0,
                values,
                0,
                values.length));
  }

  private FitContext context(FeatureStore store) {
    return new FitContext(store, folder.resolve("checkpoints"), 5, 1, Progress.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void graphAndReferenceAgreeOnSingleViewsAndABatch(ChannelReduction channels) throws IOException {
    FeatureStore store = store();
    FittedMethod fitted = new PadimFitter(settings(channels, 5)).fit(context(store));
    try (OnnxSession session =
        OnnxSession.open(fitted.head(), "padim", SessionOptions.threads(1))) {
      float[] both = only(session.run(together(store, 0, 7))).values();
      float[] expected = new float[12];
      for (int i = 0; i < 2; i++) {
        Features view = store.features(7 * i);
        float[] map = only(fitted.reference().maps(view)).values();
        System.arraycopy(map, 0, expected, 6 * i, 6);
        assertThat(only(session.run(view.maps())).values()).containsExactly(map, within(1e-4f));
      }
      assertThat(both).containsExactly(expected, within(1e-4f));
    }
  }

  private static <T> T only(Map<String, T> maps) {
    assertThat(maps).containsOnlyKeys("mahalanobis");
    return maps.values().iterator().next();
  }

  private static Map<String, FloatTensor> together(FeatureStore store, int first, int second) {
    Map<String, FloatTensor> batch = new LinkedHashMap<>();
    for (FeatureSpec spec : store.specs()) {
      float[] values = new float[2 * spec.length()];
      float[] one = new float[spec.length()];
      store.source(spec.name()).read(first, one);
      System.arraycopy(one, 0, values, 0, one.length);
      store.source(spec.name()).read(second, one);
      System.arraycopy(one, 0, values, one.length, one.length);
      batch.put(
          spec.name(),
          FloatTensor.copyOf(Tensor.of(values, 2, spec.channels(), spec.height(), spec.width())));
    }
    return batch;
  }

  @Test
  void aSecondFitReadsTheCheckpointAndGivesTheSameBytes() throws IOException {
    FeatureStore store = store();
    PadimFitter fitter = new PadimFitter(settings(ChannelReduction.WHITENED, 4));
    byte[] first = fitter.fit(context(store)).head().bytes();
    Path file = folder.resolve("checkpoints/gaussian-mahalanobis.safetensors");
    Object kept = Files.getAttribute(file, "unix:ino");
    assertThat(fitter.fit(context(store)).head().bytes()).isEqualTo(first);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(kept);
  }

  @Test
  void aCheckpointOfOtherSettingsIsRefusedByName() throws IOException {
    FeatureStore store = store();
    new PadimFitter(settings(ChannelReduction.RANDOM, 4)).fit(context(store));
    assertThatThrownBy(
            () -> new PadimFitter(settings(ChannelReduction.RANDOM, 3)).fit(context(store)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("gaussian-mahalanobis.safetensors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"balanced", "fast", "accurate", "paper"})
  void isFoundByNameAndReadsItsSectionOfEveryPreset(String preset) {
    Configuration configuration =
        Configuration.of(preset, Optional.empty(), Setting.parse(List.of("method=padim")));
    Fitter fitter = Methods.found().get("padim").configure(configuration.section("padim"));
    assertThat(fitter.outputs()).isNotEmpty();
  }
}
