// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KolektorLayoutsTest {
  @TempDir Path folder;

  @Test
  void sddKeepsTheGoodImagesOfAnItemTogether() {
    for (int item = 1; item <= 30; item++) {
      for (int part = 0; part < 3; part++) {
        String name = "kos%02d/Part%d".formatted(item, part);
        DatasetFixtures.tree(folder, name + ".jpg");
        DatasetFixtures.mask(folder, name + "_label.bmp", part == 2 ? 255 : 0);
      }
    }
    assertThat(DatasetLayouts.detect(folder).name()).isEqualTo("kolektor-sdd");

    Dataset set = DatasetLayouts.detect(folder).read(folder);

    assertThat(set.train().size() + set.test().size()).isEqualTo(90);
    assertThat(set.test().stream().filter(s -> s.label() == Label.DEFECTIVE)).hasSize(30);
    Set<String> trained =
        set.train().stream().map(s -> s.group().orElseThrow()).collect(Collectors.toSet());
    Set<String> tested =
        set.test().stream()
            .filter(s -> s.label() == Label.GOOD)
            .map(s -> s.group().orElseThrow())
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(trained).hasSizeBetween(18, 29);
    assertThat(tested).isNotEmpty().doesNotContainAnyElementsOf(trained);
    Sample defect = DatasetFixtures.sample(set.test(), "kos01/Part2.jpg");
    assertThat(defect.masks()).containsExactly(folder.resolve("kos01/Part2_label.bmp"));
  }

  @Test
  void sdd2ReadsItsLabelsFromTheMasks() {
    DatasetFixtures.tree(
        folder, "train/10000.png", "train/10001.png", "test/20000.png", "test/20001.png");
    DatasetFixtures.mask(folder, "train/10000_GT.png", 0);
    DatasetFixtures.mask(folder, "train/10001_GT.png", 255);
    DatasetFixtures.mask(folder, "test/20000_GT.png", 0);
    DatasetFixtures.mask(folder, "test/20001_GT.png", 255);
    assertThat(DatasetLayouts.detect(folder).name()).isEqualTo("kolektor-sdd2");

    Dataset set = DatasetLayouts.detect(folder).read(folder);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("train/10000.png");
    assertThat(DatasetFixtures.ids(set.test())).containsExactly("test/20000.png", "test/20001.png");
    assertThat(set.test()).extracting(Sample::label).containsExactly(Label.GOOD, Label.DEFECTIVE);
  }
}
