// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.data.Label;
import org.blemish.core.data.Sample;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
  private static final int SAMPLES = 40;
  private static final FeatureCache.Listener GO_ON = (done, total) -> true;

  @TempDir Path folder;
  private final CountingExtractor extractor = new CountingExtractor();
  private FeatureCache cache = new FeatureCache(Path.of("."));

  @BeforeEach
  void place() {
    cache = new FeatureCache(folder);
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

  private FeatureStore fill(String key, FeatureCache.Listener listener) {
    return cache.features(key, samples(), FeatureCacheTest::read, extractor, listener);
  }

  private static void assertWhole(FeatureStore store) {
    float[] values = new float[2];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int view = 0; view < 2; view++) {
        store.source("s").read(2 * sample + view, values);
        assertThat(values).containsExactly(view == 0 ? sample : -1 - sample, 0.5f);
      }
    }
  }

  @Test
  void whatIsThereIsNotComputedAgain() {
    assertWhole(fill("ab", GO_ON));
    assertThat(extractor.extracted).hasSize(SAMPLES);

    assertWhole(fill("ab", GO_ON));

    assertThat(extractor.extracted).hasSize(SAMPLES);
  }

  @Test
  void goesOnWhereItWasStopped() {
    assertThatThrownBy(() -> fill("ab", (done, total) -> done < 21))
        .isInstanceOf(CancellationException.class);
    assertThat(extractor.extracted).hasSize(21);

    assertWhole(fill("ab", GO_ON));

    assertThat(extractor.extracted).hasSize(SAMPLES).doesNotHaveDuplicates();
  }

  @Test
  void aKillLosesNoMoreThanSixteenSamples() {
    // An error is all that a kill is for the mark: nobody writes it at the end.
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

    assertWhole(fill("ab", GO_ON));

    assertThat(extractor.extracted).hasSize(39 + SAMPLES - 32);
  }

  @Test
  void otherContentHasAFolderOfItsOwn() {
    fill("ab", GO_ON);
    fill("cd", GO_ON);

    assertThat(extractor.extracted).hasSize(2 * SAMPLES);
    assertThat(folder.resolve("ab/s.f32")).exists();
    assertThat(folder.resolve("cd/s.f32")).exists();
  }

  @Test
  void aFileThatWasRemovedIsNotTakenForZeros() throws IOException {
    fill("ab", GO_ON);
    Files.delete(folder.resolve("ab/s.f32"));

    assertWhole(fill("ab", GO_ON));

    assertThat(extractor.extracted).hasSize(2 * SAMPLES);
  }

  @Test
  void aSampleThatCannotBeReadIsTheErrorItself() {
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
                    GO_ON))
        .isInstanceOf(BlemishException.class)
        .hasMessage("5.png is broken");
  }

  @Test
  void aFullDiskIsSaidInOneLine() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    Files.createDirectories(folder.resolve("ab"));
    Files.createSymbolicLink(folder.resolve("ab/s.f32"), full);

    assertThatThrownBy(() -> fill("ab", GO_ON))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(folder.resolve("ab").toString())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("is the disk full?");
    assertThat(extractor.extracted).isEmpty();
  }
}
