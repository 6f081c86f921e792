// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;

/**
 * Completes one entry of a cache, each feature map from its last checkpoint.
 *
 * @param folder of the entry, which no other process writes
 */
record FeatureCacheWriter(
    Path folder,
    List<Sample> samples,
    FeatureExtractor extractor,
    FeatureCache.ExtractionListener listener) {
  /** Samples between two checkpoints. */
  private static final int CHECKPOINT_INTERVAL = 16;

  /**
   * How much of a feature map's file is complete.
   *
   * @param samples whose features are complete, from the first on
   * @param seconds that they took, including maps that were computed at the same time
   */
  record ExtractionCheckpoint(int samples, double seconds) {
    static final ExtractionCheckpoint NONE = new ExtractionCheckpoint(0, 0);
  }

  FeatureCache.CachedFeatures fill(Function<Sample, Input> reader) throws IOException {
    int perSample = extractor.viewsPerInput();
    int views = samples.size() * perSample;
    Map<String, ExtractionCheckpoint> checkpoints = new HashMap<>();
    for (FeatureSpec spec : extractor.specs()) {
      // The checkpoint of a file that was removed or truncated since then is not valid.
      boolean complete = FeatureStore.complete(folder, spec, views);
      checkpoints.put(spec.name(), complete ? checkpoint(spec.name()) : ExtractionCheckpoint.NONE);
    }
    FeatureStore store = FeatureStore.open(folder, extractor.specs(), views, perSample);
    extract(store, checkpoints, reader);
    return new FeatureCache.CachedFeatures(
        store,
        checkpoints.values().stream().mapToDouble(ExtractionCheckpoint::seconds).max().orElse(0));
  }

  private void extract(
      FeatureStore store,
      Map<String, ExtractionCheckpoint> checkpoints,
      Function<Sample, Input> reader)
      throws IOException {
    int first =
        checkpoints.values().stream().mapToInt(ExtractionCheckpoint::samples).min().orElse(0);
    long start = System.nanoTime();
    // While the network works on one sample, the next is read and decoded.
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<Input> next = read(first, reader, ahead);
      Set<String> open = new HashSet<>();
      for (int i = first; i < samples.size(); i++) {
        int sample = i;
        checkpoints.forEach(
            (name, checkpoint) -> {
              if (checkpoint.samples() <= sample) {
                open.add(name);
              }
            });
        Input input = join(next);
        next = read(i + 1, reader, ahead);
        AtomicInteger view = new AtomicInteger(i * store.viewsPerSample());
        extractor.extract(
            input,
            samples.get(i).id(),
            features -> store.put(view.getAndIncrement(), features, open));
        boolean cancelled = !listener.extracted(i + 1L, samples.size());
        if (cancelled || i + 1 == samples.size() || (i + 1) % CHECKPOINT_INTERVAL == 0) {
          store.force();
          double seconds = (System.nanoTime() - start) / 1e9;
          start = System.nanoTime();
          for (String name : open) {
            double before = checkpoints.getOrDefault(name, ExtractionCheckpoint.NONE).seconds();
            checkpoint(name, new ExtractionCheckpoint(i + 1, before + seconds), checkpoints);
          }
        }
        if (cancelled) {
          throw new CancellationException("cancelled while computing features");
        }
      }
    } finally {
      ahead.shutdownNow();
    }
  }

  private ExtractionCheckpoint checkpoint(String name) {
    Path file = file(name);
    return Files.exists(file)
        ? Json.read(file, ExtractionCheckpoint.class)
        : ExtractionCheckpoint.NONE;
  }

  private void checkpoint(
      String name, ExtractionCheckpoint checkpoint, Map<String, ExtractionCheckpoint> checkpoints) {
    AtomicFile.write(file(name), Json.bytes(checkpoint));
    checkpoints.put(name, checkpoint);
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  private CompletableFuture<Input> read(
      int i, Function<Sample, Input> reader, ExecutorService ahead) {
    return i < samples.size()
        ? CompletableFuture.supplyAsync(() -> reader.apply(samples.get(i)), ahead)
        : CompletableFuture.failedFuture(new IllegalStateException("there is no further sample"));
  }

  private static Input join(CompletableFuture<Input> input) {
    try {
      return input.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BlemishException known) {
        throw known;
      }
      throw e;
    }
  }
}
