// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blemish.data.Folds;
import org.blemish.data.text.Yaml;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.FeatureStoreFixtures;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.Epoch;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCoreCrossFitTest {
  private static final int SAMPLES = 12;
  private static final int FOLDS = 4;

  @TempDir Path folder;

  private final List<String> steps = new ArrayList<>();

  private CrossFit crossFit(int threads) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    FeatureStore store =
        FeatureStoreFixtures.filled(
            folder,
            "s5",
            6,
            5,
            5,
            SAMPLES,
            (view, values) -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
              }
            });
    Fitter fitter =
        new PatchCoreMethod()
            .configure(
                Yaml.read(
                    """
                    memoryBanks:
                      near: {input: s5, components: 4, smoothing: 1, patches: 90, candidates: 200, projection: 3}
                    units: spread
                    terms: {near: {standardise: none, smoothing: 1, reduction: {kind: max}, weight: 1.0}}
                    """,
                    JsonNode.class,
                    "section"));
    Path checkpoints = folder.resolve("threads-" + threads);
    for (int fold = 1; fold <= FOLDS; fold++) {
      Files.createDirectories(checkpoints.resolve("fold-" + fold));
    }
    Progress progress =
        new Progress() {
          @Override
          public void step(String stage, long done, long total) {
            steps.add("%s %d of %d".formatted(stage, done, total));
          }

          @Override
          public void epoch(Epoch epoch) {}
        };
    return fitter.crossFit(
        new FitContext(store, checkpoints, 0, threads, progress),
        Folds.of(IntStream.range(0, SAMPLES).toArray(), FOLDS, 0, 0));
  }

  private static List<byte[]> heads(CrossFit fit) {
    return Stream.concat(Stream.of(fit.model()), fit.folds().stream())
        .map(FittedMethod::head)
        .map(head -> head.bytes())
        .toList();
  }

  @Test
  void modelsDoNotDependOnTheNumberOfThreads() throws IOException {
    List<byte[]> one = heads(crossFit(1));
    List<byte[]> three = heads(crossFit(3));
    assertThat(one).hasSize(FOLDS + 1).doesNotHaveDuplicates();
    assertThat(three).usingRecursiveComparison().isEqualTo(one);
  }

  @Test
  void eachModelIsAStep() throws IOException {
    crossFit(3);
    assertThat(steps)
        .containsExactly(
            "folds 1 of 5", "folds 2 of 5", "folds 3 of 5", "folds 4 of 5", "folds 5 of 5");
  }
}
