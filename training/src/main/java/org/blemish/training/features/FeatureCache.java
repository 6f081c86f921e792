// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeatureExtractor;

/**
 * A folder of features that are computed once. Each content (files, preparation, backbone) has a
 * folder of its own, named by the digest of it all, and each feature map a file in it, so that
 * trainings that want other maps of the same images share those that they have in common. A run
 * that was killed half-way goes on where it stopped. Several processes may use one cache: while one
 * computes a content, others that want it wait.
 *
 * @param folder that holds one folder for each content
 */
public record FeatureCache(Path folder) {
  /** Hears of each sample. */
  @FunctionalInterface
  public interface ExtractionListener {
    /**
     * @param done samples whose features there are
     * @param total samples in all
     * @return whether to go on
     */
    boolean extracted(long done, long total);
  }

  /**
   * Features that are all there.
   *
   * @param store that reads them
   * @param seconds that computing them took, now or whenever it was
   */
  public record CachedFeatures(FeatureStore store, double seconds) {}

  /**
   * The features of samples, read from the folder where they are there, else extracted and kept.
   *
   * @param key digest of everything that the features depend on but for their choice, as
   *     hexadecimal digits
   * @param samples in order
   * @param reader of their files
   * @param extractor that computes them
   * @param listener told after each sample that is extracted, and now and then while waiting
   * @throws BlemishException naming a file that cannot be read, or a full disk
   * @throws CancellationException where the listener wants no more; what is done is kept
   */
  public CachedFeatures features(
      String key,
      List<Sample> samples,
      Function<Sample, Input> reader,
      FeatureExtractor extractor,
      ExtractionListener listener) {
    Path place = folder.resolve(key);
    try {
      Files.createDirectories(folder);
      try (CacheEntryLock held =
          CacheEntryLock.acquire(folder, key, () -> listener.extracted(0, samples.size()))) {
        Files.createDirectories(place);
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        return new FeatureCacheWriter(held.folder(), samples, extractor, listener).fill(reader);
      }
    } catch (IOException e) {
      throw new BlemishException(
          "%s: features cannot be written (%s); is the disk full?".formatted(place, e.getMessage()),
          e);
    }
  }
}
