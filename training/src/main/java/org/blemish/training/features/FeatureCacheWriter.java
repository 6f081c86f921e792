// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.DiskSpace;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.data.Sample;
import org.blemish.inference.Detector;
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
    OrderedPipeline pipeline,
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
    long missing = 0;
    for (FeatureSpec spec : extractor.specs()) {
      long bytes = FeatureStore.missingBytes(folder, spec, views);
      missing += bytes;
      // The checkpoint of a file that was removed or truncated since then is not valid.
      checkpoints.put(
          spec.name(), bytes == 0 ? checkpoint(spec.name()) : ExtractionCheckpoint.NONE);
    }
    DiskSpace.require(
        folder, missing, "features", "free some space, or name another folder with --features");
    FeatureStore store = FeatureStore.open(folder, extractor.specs(), views, perSample);
    extract(store, checkpoints, reader);
    return new FeatureCache.CachedFeatures(
        store,
        checkpoints.values().stream().mapToDouble(ExtractionCheckpoint::seconds).max().orElse(0));
  }

  private void extract(
      FeatureStore store,
      Map<String, ExtractionCheckpoint> checkpoints,
      Function<Sample, Input> reader) {
    Map<String, Integer> complete = new HashMap<>();
    checkpoints.forEach((name, checkpoint) -> complete.put(name, checkpoint.samples()));
    int first = complete.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    AtomicLong lap = new AtomicLong(System.nanoTime());
    pipeline.<Integer, Set<String>>run(
        IntStream.range(first, samples.size()).iterator(),
        (sample, memory) -> {
          Input input = reader.apply(samples.get(sample));
          memory.request(Detector.memory(input));
          Set<String> missing = missing(complete, sample);
          AtomicInteger view = new AtomicInteger(sample * store.viewsPerSample());
          extractor.extract(
              input,
              samples.get(sample).id(),
              features -> store.put(view.getAndIncrement(), features, missing));
          return missing;
        },
        (sample, written) -> {
          int done = sample + 1;
          boolean cancelled = !listener.extracted(done, samples.size());
          if (cancelled || done == samples.size() || done % CHECKPOINT_INTERVAL == 0) {
            store.force();
            long now = System.nanoTime();
            double seconds = (now - lap.getAndSet(now)) / 1e9;
            for (String name : written) {
              double before = checkpoints.getOrDefault(name, ExtractionCheckpoint.NONE).seconds();
              checkpoint(name, new ExtractionCheckpoint(done, before + seconds), checkpoints);
            }
          }
          if (cancelled) {
            throw new CancellationException("cancelled while computing features");
          }
        });
  }

  /** Maps of a sample that no earlier run computed. */
  private static Set<String> missing(Map<String, Integer> complete, int sample) {
    return complete.entrySet().stream()
        .filter(entry -> entry.getValue() <= sample)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
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
}
