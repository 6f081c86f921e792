// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.data.Sample;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.Features;

/**
 * A folder of features that are computed once. Each content (files, preparation, backbone) has a
 * folder of its own, named by the digest of it all; a run that was killed half-way goes on where it
 * stopped.
 *
 * @param folder that holds one folder for each content
 */
public record FeatureCache(Path folder) {
  /** Samples between two marks of how far the work has come. */
  private static final int MARK_EVERY = 16;

  /**
   * How far a folder is filled.
   *
   * @param samples whose features are complete, from the first on
   */
  record Mark(int samples) {}

  /** Hears of each sample. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param done samples whose features there are
     * @param total samples in all
     * @return whether to go on
     */
    boolean extracted(long done, long total);
  }

  /**
   * The features of samples, read from the folder where they are there, else extracted and kept.
   *
   * @param key digest of everything that the features depend on, as hexadecimal digits
   * @param samples in order
   * @param reader of their files
   * @param extractor that computes them
   * @param listener told after each sample that is extracted
   * @throws BlemishException naming a file that cannot be read, or a full disk
   * @throws CancellationException where the listener wants no more; what is done is kept
   */
  public FeatureStore features(
      String key,
      List<Sample> samples,
      Function<Sample, Input> reader,
      FeatureExtractor extractor,
      Listener listener) {
    Path place = folder.resolve(key);
    Path mark = place.resolve("mark.json");
    try {
      Files.createDirectories(place);
      int perSample = extractor.viewsPerInput();
      int views = samples.size() * perSample;
      // A mark beside files that somebody has removed or cut says nothing.
      boolean marked = Files.exists(mark) && FeatureStore.complete(place, extractor.specs(), views);
      FeatureStore store = FeatureStore.open(place, extractor.specs(), views, perSample);
      int done = marked ? Json.read(mark, Mark.class).samples() : 0;
      fill(store, done, samples, reader, extractor, mark, listener);
      return store;
    } catch (IOException e) {
      throw new BlemishException(
          "%s: features cannot be written (%s); is the disk full?".formatted(place, e.getMessage()),
          e);
    }
  }

  private static void fill(
      FeatureStore store,
      int done,
      List<Sample> samples,
      Function<Sample, Input> reader,
      FeatureExtractor extractor,
      Path mark,
      Listener listener)
      throws IOException {
    // While the network works on one sample, the next is read and decoded.
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<Input> next = read(done, samples, reader, ahead);
      for (int i = done; i < samples.size(); i++) {
        Input input = join(next);
        next = read(i + 1, samples, reader, ahead);
        int view = i * store.viewsPerSample();
        for (Features features : extractor.extract(input, samples.get(i).id())) {
          store.put(view++, features);
        }
        boolean cancelled = !listener.extracted(i + 1L, samples.size());
        if (cancelled || i + 1 == samples.size() || (i + 1) % MARK_EVERY == 0) {
          store.force();
          AtomicFile.write(mark, Json.bytes(new Mark(i + 1)));
        }
        if (cancelled) {
          throw new CancellationException("stopped while computing features");
        }
      }
    } finally {
      ahead.shutdownNow();
    }
  }

  private static CompletableFuture<Input> read(
      int i, List<Sample> samples, Function<Sample, Input> reader, ExecutorService ahead) {
    return i < samples.size()
        ? CompletableFuture.supplyAsync(() -> reader.apply(samples.get(i)), ahead)
        : CompletableFuture.failedFuture(new IllegalStateException("no sample is left"));
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
