// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MvtecAdTest {
  @TempDir Path folder;

  private Path screw() {
    return DatasetFixtures.tree(
        folder.resolve("screw"),
        "readme.txt",
        "license.txt",
        "train/good/001.png",
        "train/good/000.png",
        "test/good/000.png",
        "test/scratch_head/000.png",
        "test/thread_top/000.png",
        "ground_truth/scratch_head/000_mask.png",
        "ground_truth/thread_top/000_mask.png");
  }

  @Test
  void readsTheTreeAsDistributed() {
    Path root = screw();
    assertThat(DatasetLayouts.detect(root).name()).isEqualTo("mvtec-ad");

    Dataset set = DatasetLayouts.detect(root).read(root);

    assertThat(set.name()).isEqualTo("screw");
    assertThat(DatasetFixtures.ids(set.train()))
        .containsExactly("train/good/000.png", "train/good/001.png");
    assertThat(set.validation()).isEmpty();
    assertThat(DatasetFixtures.ids(set.test()))
        .containsExactly(
            "test/good/000.png", "test/scratch_head/000.png", "test/thread_top/000.png");
    Sample good = set.test().get(0);
    assertThat(good.label()).isEqualTo(Label.GOOD);
    assertThat(good.masks()).isEmpty();
    Sample scratch = set.test().get(1);
    assertThat(scratch.label()).isEqualTo(Label.DEFECTIVE);
    assertThat(scratch.defectType()).isEqualTo("scratch_head");
    assertThat(scratch.masks())
        .isEqualTo(List.of(root.resolve("ground_truth/scratch_head/000_mask.png")));
  }

  @Test
  void skipsHiddenFiles() {
    Path root =
        DatasetFixtures.tree(
            screw(),
            "train/good/.DS_Store",
            "train/good/._000.png",
            "train/good/Thumbs.db",
            "test/.hidden/000.png");

    Dataset set = new MvtecAd().read(root);

    assertThat(set.train()).hasSize(2);
    assertThat(set.test()).hasSize(3);
  }

  @Test
  void followsLinksAndKeepsTheirNames() throws Exception {
    Path elsewhere = DatasetFixtures.tree(folder.resolve("store"), "a.png", "b.png");
    Path root = folder.resolve("linked");
    Files.createDirectories(root.resolve("train"));
    Files.createSymbolicLink(root.resolve("train/good"), elsewhere);

    assertThat(DatasetFixtures.ids(new MvtecAd().read(root).train()))
        .containsExactly("train/good/a.png", "train/good/b.png");
  }

  @Test
  void refusesDefectsAmongTrainingSamples() {
    Path root = DatasetFixtures.tree(screw(), "train/bent/000.png");

    assertThatThrownBy(() -> new MvtecAd().read(root))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("bent")
        .hasMessageContaining("training");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Good", "ok", "NORMAL"})
  void foldersOfGoodImagesMayHaveOtherNames(String good) {
    Path root =
        DatasetFixtures.tree(
            folder, "train/" + good + "/0.png", "test/" + good + "/1.png", "test/dent/2.png");

    Dataset set = new MvtecAd().read(root);

    assertThat(new MvtecAd().recognises(root)).isTrue();
    assertThat(set.train()).extracting(Sample::label).containsExactly(Label.GOOD);
    assertThat(set.test())
        .extracting(Sample::label, Sample::defectType)
        .containsExactlyInAnyOrder(tuple(Label.GOOD, "good"), tuple(Label.DEFECTIVE, "dent"));
  }
}
