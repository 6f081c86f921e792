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
import org.blemish.core.Fault;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.input.Input;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeatureExtractor;

/**
 * A folder of features that are computed once. Each combination of files, preparation and backbone
 * is an entry: a folder named by its digest with one file for each feature map, so that trainings
 * that use different maps of the same images share the common ones. A killed extraction continues
 * where it stopped. Several processes may use one cache: while one computes an entry, the others
 * wait for it.
 *
 * @param folder with one folder for each entry
 * @param pipeline that reads the samples and computes their features
 */
public record FeatureCache(Path folder, OrderedPipeline pipeline) {
  /** Called after each extracted sample. */
  @FunctionalInterface
  public interface ExtractionListener {
    /**
     * @param done samples whose features are complete
     * @param total number of samples
     * @return whether to continue
     */
    boolean extracted(long done, long total);
  }

  /**
   * Complete features.
   *
   * @param store that reads them
   * @param seconds that computing them took, in this process or an earlier one
   */
  public record CachedFeatures(FeatureStore store, double seconds) {}

  /**
   * The features of samples, read from the folder or else extracted into it.
   *
   * @param key hexadecimal digest of everything that the features depend on, except which maps are
   *     requested
   * @param samples in order
   * @param reader of their files
   * @param extractor that computes them
   * @param listener called after each extracted sample, and several times a second while waiting
   * @throws BlemishException naming a file that cannot be read, or a full disk
   * @throws CancellationException if the listener returns false; finished samples are kept
   */
  public CachedFeatures features(
      String key,
      List<Sample> samples,
      Function<Sample, Input> reader,
      FeatureExtractor extractor,
      ExtractionListener listener) {
    Path entry = folder.resolve(key);
    try {
      Files.createDirectories(folder);
      try (CacheEntryLock held =
          CacheEntryLock.acquire(folder, key, () -> listener.extracted(0, samples.size()))) {
        Files.createDirectories(entry);
        Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
        return new FeatureCacheWriter(held.folder(), samples, extractor, pipeline, listener)
            .fill(reader);
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: features cannot be written (%s); is the disk full?".formatted(entry, e.getMessage()),
          e);
    }
  }
}
