// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.internal.TiffFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFolderLayoutTest {
  @TempDir Path folder;

  @Test
  void aFolderOfImagesIsAllForTraining() {
    Path root = DatasetFixtures.tree(folder, "b.PNG", "a.jpg", "notes.txt", "c.webp");
    assertThat(DatasetLayouts.detect(root).name()).isEqualTo("plain");

    Dataset set = new PlainFolderLayout().read(root);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("a.jpg", "b.PNG", "c.webp");
    assertThat(set.test()).isEmpty();
  }

  @Test
  void foldersNextToGoodAreKindsOfDefects() {
    Path root =
        DatasetFixtures.tree(folder, "Good/day1/a.png", "dent/x.png", "ground_truth/dent/x.png");
    IntStream.range(0, 200)
        .forEach(i -> DatasetFixtures.tree(root, "Good/day2/%03d.png".formatted(i)));

    Dataset set = new PlainFolderLayout().read(root);

    Sample dent = DatasetFixtures.sample(set.test(), "dent/x.png");
    assertThat(dent.label()).isEqualTo(Label.DEFECTIVE);
    assertThat(dent.defectType()).isEqualTo("dent");
    assertThat(dent.masks()).containsExactly(root.resolve("ground_truth/dent/x.png"));
    long goodTests = set.test().stream().filter(s -> s.label() == Label.GOOD).count();
    assertThat(goodTests).isBetween(25L, 55L);
    assertThat(set.train().size() + goodTests).isEqualTo(201);
    assertThat(DatasetFixtures.ids(set.train()))
        .doesNotContainAnyElementsOf(DatasetFixtures.ids(set.test()));
  }

  @Test
  void matchesScansByStemInFoldersOfTrainingAndTestToo() {
    Path root =
        DatasetFixtures.tree(
            folder,
            "train/good/a.png",
            "train/good/a_depth.png",
            "train/good/b.png",
            "test/dent/c.png",
            "test/dent/c.npy",
            "ground_truth/dent/c_mask.png");

    Dataset set = DatasetLayouts.detect(root).read(root);

    assertThat(set.layout()).isEqualTo("mvtec-ad");
    assertThat(DatasetFixtures.ids(set.train()))
        .containsExactly("train/good/a.png", "train/good/b.png");
    assertThat(set.train().get(0).scan()).contains(root.resolve("train/good/a_depth.png"));
    assertThat(set.train().get(1).scan()).isEmpty();
    Sample dent = set.test().get(0);
    assertThat(dent.scan()).contains(root.resolve("test/dent/c.npy"));
    assertThat(dent.masks()).containsExactly(root.resolve("ground_truth/dent/c_mask.png"));
  }

  @Test
  void matchesScansByStem() {
    Path root =
        DatasetFixtures.tree(
            folder, "a.png", "b.png", "b_depth.png", "c.jpg", "c.npy", "d.png", "e.ply");

    TiffFixtures.floats(root.resolve("a.tiff"));

    Dataset set = new PlainFolderLayout().read(root);

    assertThat(DatasetFixtures.ids(set.train()))
        .containsExactly("a.png", "b.png", "c.jpg", "d.png", "e.ply");
    assertThat(set.train().get(0).scan()).contains(root.resolve("a.tiff"));
    assertThat(set.train().get(1).scan()).contains(root.resolve("b_depth.png"));
    assertThat(set.train().get(2).scan()).contains(root.resolve("c.npy"));
    assertThat(set.train().get(3).scan()).isEmpty();
    assertThat(set.train().get(4).image()).isEmpty();
  }

  @Test
  void aLoneTiffIsAScanWhereItsSamplesAreFloats() {
    TiffFixtures.floats(folder.resolve("floats.tif"));
    TiffFixtures.integers(folder.resolve("integers.tif"));

    Dataset set = new PlainFolderLayout().read(folder);

    assertThat(DatasetFixtures.sample(set.train(), "floats.tif").image()).isEmpty();
    assertThat(DatasetFixtures.sample(set.train(), "floats.tif").scan()).isPresent();
    assertThat(DatasetFixtures.sample(set.train(), "integers.tif").image()).isPresent();
    assertThat(DatasetFixtures.sample(set.train(), "integers.tif").scan()).isEmpty();
  }

  @Test
  void rejectsTwoImagesForOneScan() {
    DatasetFixtures.tree(folder, "a.png", "a.jpg", "a.npy");

    assertThatThrownBy(() -> new PlainFolderLayout().read(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("2 images and 1 scans");
  }

  @Test
  void imagesNextToFoldersOfImagesAreNotTakenForGood() {
    Path root = DatasetFixtures.tree(folder, "preview.png", "bottle/train/good/000.png");

    assertThat(new PlainFolderLayout().recognises(root)).isFalse();
  }

  @Test
  void aCyclicLinkIsFollowedOnce() throws IOException {
    Path root = DatasetFixtures.tree(folder.resolve("parts"), "good/a.png", "good/day/b.png");
    Files.createSymbolicLink(root.resolve("good/day/again"), root.resolve("good"));

    assertThat(DatasetFixtures.ids(new PlainFolderLayout().read(root).train()))
        .containsExactly("good/a.png", "good/day/b.png");
  }

  @Test
  void aBrokenLinkIsKeptSoThatReadingItFails() throws IOException {
    Path root = DatasetFixtures.tree(folder.resolve("parts"), "a.png");
    Files.createSymbolicLink(root.resolve("b.png"), Path.of("gone.png"));

    assertThat(DatasetFixtures.ids(new PlainFolderLayout().read(root).train()))
        .containsExactly("a.png", "b.png");
  }

  @Test
  void aFolderOfMasksIsNotAKindOfDefect() {
    Path root =
        DatasetFixtures.tree(
            folder, "good/a.png", "crack/1.png", "crack/2.png", "Mask/crack/1.PNG");

    Dataset set = new PlainFolderLayout().read(root);

    assertThat(DatasetFixtures.sample(set.test(), "crack/1.png").masks())
        .containsExactly(root.resolve("Mask/crack/1.PNG"));
    assertThat(DatasetFixtures.sample(set.test(), "crack/2.png").masks()).isEmpty();
    assertThat(set.test()).extracting(Sample::defectType).containsExactly("crack", "crack");
  }
}
