// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class DatasetSplitterTest {
  private static Sample good(String id, Optional<String> group) {
    return new Sample(
        id, Optional.of(Path.of(id)), Optional.empty(), Label.GOOD, "good", List.of(), group);
  }

  private static Dataset dataset(List<Sample> train, List<Sample> validation) {
    return new Dataset("part", Path.of("part"), "plain", train, validation, List.of());
  }

  private static List<Sample> shots(int parts, int each) {
    return IntStream.range(0, parts * each)
        .mapToObj(
            i -> good("train/good/p%03d_%d.png".formatted(i / each, i % each), Optional.empty()))
        .toList();
  }

  private static DatasetSplitter byPart(double share, long seed) {
    return new DatasetSplitter(share, seed, Optional.of(Pattern.compile("p(\\d+)_")));
  }

  @Test
  void holdsOutAShareOfAllImages() {
    Split split = DatasetSplitter.of(0.15, 7).split(dataset(shots(100, 1), List.of()));

    assertThat(split.calibrate()).hasSize(15).isSorted();
    assertThat(split.fit()).hasSize(85).isSorted();
    assertThat(split.fit()).doesNotContainAnyElementsOf(split.calibrate());
  }

  @Test
  void keepsWholeGroupsTogether() {
    Split split = byPart(0.2, 1).split(dataset(shots(20, 6), List.of()));

    assertThat(parts(split.fit())).doesNotContainAnyElementsOf(parts(split.calibrate()));
    assertThat(split.calibrate()).hasSize(24);
  }

  @Test
  void keepsTheDataSetsOwnGroupsTogether() {
    List<Sample> samples =
        shots(10, 3).stream()
            .map(sample -> good(sample.id(), Optional.of(sample.id().substring(0, 15))))
            .toList();

    Split split = DatasetSplitter.of(0.3, 1).split(dataset(samples, List.of()));

    assertThat(parts(split.fit())).doesNotContainAnyElementsOf(parts(split.calibrate()));
    assertThat(split.calibrate()).hasSize(9);
  }

  @Test
  void dependsOnTheSeedAndNotOnTheOrderOfFiles() {
    List<Sample> samples = shots(30, 2);
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(3));

    Split split = byPart(0.25, 5).split(dataset(samples, List.of()));

    assertThat(byPart(0.25, 5).split(dataset(shuffled, List.of()))).isEqualTo(split);
    assertThat(byPart(0.25, 6).split(dataset(samples, List.of()))).isNotEqualTo(split);
  }

  @Test
  void aSmallShareDoesNotHoldOutAHugeGroup() {
    List<Sample> samples = new ArrayList<>(shots(1, 90));
    IntStream.range(1, 11)
        .forEach(i -> samples.add(good("p9%02d_0.png".formatted(i), Optional.empty())));

    for (int seed = 0; seed < 20; seed++) {
      assertThat(byPart(0.1, seed).split(dataset(samples, List.of())).calibrate())
          .hasSizeBetween(1, 10);
    }
  }

  @Test
  void neverLeavesOneSideEmpty() {
    assertThat(DatasetSplitter.of(0.99, 1).split(dataset(shots(2, 1), List.of())).fit()).hasSize(1);
    assertThat(DatasetSplitter.of(0.01, 1).split(dataset(shots(2, 1), List.of())).calibrate())
        .hasSize(1);
  }

  @Test
  void validationSamplesCalibrateWhereThereAreSome() {
    List<Sample> validation = List.of(good("validation/good/0.png", Optional.empty()));

    Split split = DatasetSplitter.of(0.5, 1).split(dataset(shots(4, 1), validation));

    assertThat(split.calibrate()).containsExactly("validation/good/0.png");
    assertThat(split.fit()).hasSize(4);
  }

  @Test
  void aShareOfZeroFitsOnAll() {
    Split split = DatasetSplitter.of(0, 1).split(dataset(shots(4, 1), List.of()));

    assertThat(split.fit()).hasSize(4);
    assertThat(split.calibrate()).isEmpty();
  }

  @Test
  void resolvesItsSamplesAndNamesAMissingOne() {
    Dataset dataset = dataset(shots(10, 1), List.of());
    Split split = DatasetSplitter.of(0.2, 1).split(dataset);

    assertThat(split.calibrate(dataset)).extracting(Sample::id).isEqualTo(split.calibrate());
    assertThatThrownBy(() -> split.fit(dataset(shots(1, 1), List.of())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("although it is in the recorded split");
  }

  @Test
  void reportsWhyItCannotSplit() {
    assertThatThrownBy(() -> DatasetSplitter.of(0.1, 1).split(dataset(List.of(), List.of())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no good training images");
    assertThatThrownBy(() -> byPart(0.1, 1).split(dataset(shots(1, 9), List.of())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("all 9 good training images are one group (000)");
    assertThatThrownBy(
            () ->
                new DatasetSplitter(0.1, 1, Optional.of(Pattern.compile("lot\\d+")))
                    .split(dataset(shots(3, 1), List.of())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("'lot\\d+' does not match train/good/p000_0.png");
    assertThatThrownBy(() -> DatasetSplitter.of(1, 1))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected 0 to below 1");
  }

  private static Set<String> parts(List<String> ids) {
    Function<String, String> part = id -> id.substring(0, 15);
    return ids.stream().map(part).collect(Collectors.toCollection(HashSet::new));
  }
}
