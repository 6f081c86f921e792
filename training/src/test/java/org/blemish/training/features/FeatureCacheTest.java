// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeatureExtractor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
  private static final int SAMPLES = 40;
  private static final FeatureCache.ExtractionListener CONTINUE = (done, total) -> true;

  @TempDir Path folder;
  private final CountingExtractor extractor = new CountingExtractor("s");
  private FeatureCache cache = new FeatureCache(Path.of("."), OrderedPipeline.threads(1));

  @BeforeEach
  void createCache() {
    cache = new FeatureCache(folder, OrderedPipeline.threads(1));
  }

  private static List<Sample> samples() {
    return IntStream.range(0, SAMPLES)
        .mapToObj(
            i ->
                new Sample(
                    Integer.toString(i),
                    Optional.of(Path.of(i + ".png")),
                    Optional.empty(),
                    Label.GOOD,
                    "good",
                    List.of(),
                    Optional.empty()))
        .toList();
  }

  private static Input read(Sample sample) {
    return Input.of(Image.grey(new byte[] {Byte.parseByte(sample.id())}, 1, 1));
  }

  private FeatureStore fill(String key, FeatureCache.ExtractionListener listener) {
    return fill(key, extractor, listener).store();
  }

  private FeatureCache.CachedFeatures fill(
      String key, CountingExtractor by, FeatureCache.ExtractionListener listener) {
    return cache.features(key, samples(), FeatureCacheTest::read, by, listener);
  }

  private static void assertWhole(FeatureStore store) {
    assertWhole(store, "s");
  }

  private static void assertWhole(FeatureStore store, String name) {
    float[] values = new float[2];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int view = 0; view < 2; view++) {
        store.source(name).read(2 * sample + view, values);
        assertThat(values).containsExactly(view == 0 ? sample : -1 - sample, 0.5f);
      }
    }
  }

  @Test
  void cachedFeaturesAreNotComputedAgain() {
    assertWhole(fill("ab", CONTINUE));
    assertThat(extractor.extracted).hasSize(SAMPLES);

    assertWhole(fill("ab", CONTINUE));

    assertThat(extractor.extracted).hasSize(SAMPLES);
  }

  @Test
  void severalThreadsWriteTheSameFeatures() {
    cache = new FeatureCache(folder, OrderedPipeline.threads(4));
    assertWhole(fill("ab", CONTINUE));
    assertThat(extractor.extracted).hasSize(SAMPLES).doesNotHaveDuplicates();
  }

  @Test
  void severalThreadsContinueWhereTheyWereStopped() {
    cache = new FeatureCache(folder, OrderedPipeline.threads(4));
    assertThatThrownBy(() -> fill("ab", (done, total) -> done < 21))
        .isInstanceOf(CancellationException.class);
    int before = extractor.extracted.size();
    assertThat(before).isBetween(21, SAMPLES - 1);

    assertWhole(fill("ab", CONTINUE));

    assertThat(extractor.extracted.subList(before, extractor.extracted.size()))
        .hasSize(SAMPLES - 21);
  }

  @Test
  void continuesWhereItWasStopped() {
    assertThatThrownBy(() -> fill("ab", (done, total) -> done < 21))
        .isInstanceOf(CancellationException.class);
    assertThat(extractor.extracted).hasSize(21);

    assertWhole(fill("ab", CONTINUE));

    assertThat(extractor.extracted).hasSize(SAMPLES).doesNotHaveDuplicates();
  }

  @Test
  void aKillLosesNoMoreThanSixteenSamples() {
    // An error has the effect of a kill: no checkpoint is written after it.
    assertThatThrownBy(
            () ->
                fill(
                    "ab",
                    (done, total) -> {
                      if (done == 39) {
                        throw new IllegalStateException("killed");
                      }
                      return true;
                    }))
        .hasMessage("killed");

    assertWhole(fill("ab", CONTINUE));

    assertThat(extractor.extracted).hasSize(39 + SAMPLES - 32);
  }

  @Test
  void eachKeyHasItsOwnFolder() {
    fill("ab", CONTINUE);
    fill("cd", CONTINUE);

    assertThat(extractor.extracted).hasSize(2 * SAMPLES);
    assertThat(folder.resolve("ab/s.f32")).exists();
    assertThat(folder.resolve("cd/s.f32")).exists();
  }

  @Test
  void aFileThatWasRemovedIsNotTakenForZeros() throws IOException {
    fill("ab", CONTINUE);
    Files.delete(folder.resolve("ab/s.f32"));

    assertWhole(fill("ab", CONTINUE));

    assertThat(extractor.extracted).hasSize(2 * SAMPLES);
  }

  @Test
  void theErrorOfASampleThatCannotBeReadIsPassedOn() {
    assertThatThrownBy(
            () ->
                cache.features(
                    "ab",
                    samples(),
                    sample -> {
                      if (sample.id().equals("5")) {
                        throw new BlemishException("5.png is broken");
                      }
                      return read(sample);
                    },
                    extractor,
                    CONTINUE))
        .isInstanceOf(BlemishException.class)
        .hasMessage("5.png is broken");
  }

  @Test
  void reportsAFullDiskInOneLine() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    Files.createDirectories(folder.resolve("ab"));
    Files.createSymbolicLink(folder.resolve("ab/s.f32"), full);

    assertThatThrownBy(() -> fill("ab", CONTINUE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(folder.resolve("ab").toString())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("is the disk full?");
    assertThat(extractor.extracted).isEmpty();
  }

  @Test
  void featuresThatTheDiskHasNoRoomForAreRefusedBeforeTheyAreWritten() throws IOException {
    FeatureExtractor large =
        new FeatureExtractor() {
          @Override
          public List<FeatureSpec> specs() {
            return List.of(new FeatureSpec("s", 1024, 1024, 1024));
          }

          @Override
          public int viewsPerInput() {
            return 1 << 24;
          }

          @Override
          public void extract(Input input, String name, Consumer<Features> views) {
            throw new AssertionError("nothing is computed");
          }
        };

    assertThatThrownBy(
            () -> cache.features("ab", samples(), FeatureCacheTest::read, large, CONTINUE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("features need ")
        .hasMessageEndingWith("free some space, or name another folder with --features");
    assertThat(folder.resolve("ab/s.f32")).doesNotExist();
  }

  @Test
  void mapsThatAnotherTrainingComputedAreSharedAndOthersAreAdded() {
    CountingExtractor two = new CountingExtractor("s", "t");
    assertThatThrownBy(() -> fill("ab", (done, total) -> done < 30))
        .isInstanceOf(CancellationException.class);

    // "s" has 30 of 40 samples, "t" none: both are completed.
    FeatureStore both = fill("ab", two, CONTINUE).store();
    assertWhole(both, "s");
    assertWhole(both, "t");
    assertThat(two.extracted).hasSize(SAMPLES);

    CountingExtractor second = new CountingExtractor("t");
    assertWhole(fill("ab", second, CONTINUE).store(), "t");
    assertThat(second.extracted).isEmpty();
  }

  @Test
  void returnsTheOriginalComputingTimeForCachedFeatures() {
    double first = fill("ab", extractor, CONTINUE).seconds();
    assertThat(first).isPositive();

    assertThat(fill("ab", extractor, CONTINUE).seconds()).isEqualTo(first);
  }

  @Test
  void aSecondReaderWaitsForTheFirstAndComputesNothing() throws Exception {
    CountingExtractor waiting = new CountingExtractor("s");
    CompletableFuture<FeatureStore> later = new CompletableFuture<>();
    fill(
        "ab",
        (done, total) -> {
          if (done == 3) {
            later.completeAsync(() -> fill("ab", waiting, CONTINUE).store());
          }
          return true;
        });

    assertWhole(later.get(20, TimeUnit.SECONDS));
    assertThat(waiting.extracted).isEmpty();
  }

  @Test
  void prunesTheLeastRecentlyUsedEntriesFirst() throws IOException {
    for (String key : List.of("ab", "cd", "ef")) {
      fill(key, CONTINUE);
      Files.setLastModifiedTime(folder.resolve(key), FileTime.fromMillis(1000));
    }
    fill("ab", CONTINUE); // used again

    new FeatureCachePruner(folder).trim(2 * SAMPLES * 2 * 2 * 4 - 1); // less than two of them
    assertThat(folder.resolve("ab")).isDirectory();
    assertThat(folder.resolve("cd")).doesNotExist();
    assertThat(folder.resolve("ef")).doesNotExist();

    new FeatureCachePruner(folder).clear();
    assertThat(folder).doesNotExist();
  }

  @Test
  void clearingLeavesTheLockOfAnEntryThatIsBeingComputed() {
    FeatureCachePruner pruner = new FeatureCachePruner(folder);
    fill("cd", CONTINUE);
    assertWhole(
        fill(
            "ab",
            (done, total) -> {
              pruner.clear();
              assertThat(folder.resolve("ab.lock")).exists();
              assertThat(folder.resolve("cd")).doesNotExist();
              assertThat(folder.resolve("cd.lock")).doesNotExist();
              return true;
            }));
    pruner.clear();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aLockOnADeletedFileIsNotALock() throws IOException {
    try (CacheEntryLock first = CacheEntryLock.tryAcquire(folder, "ab").orElseThrow()) {
      assertThat(CacheEntryLock.tryAcquire(folder, "ab")).isEmpty();
      first.deleteFile();
    }
    assertThat(folder.resolve("ab.lock")).doesNotExist();
    try (CacheEntryLock second = CacheEntryLock.tryAcquire(folder, "ab").orElseThrow()) {
      assertThat(second.folder()).isEqualTo(folder.resolve("ab"));
      assertThat(folder.resolve("ab.lock")).exists();
    }
  }

  @Test
  void doesNotPruneAnEntryThatIsBeingComputed() {
    assertWhole(
        fill(
            "ab",
            (done, total) -> {
              new FeatureCachePruner(folder).trim(0);
              return true;
            }));
  }
}
