// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLayoutsTest {
  @TempDir Path folder;

  @Test
  void aRootOfCategoriesGivesEachWithItsLayout() {
    DatasetFixtures.tree(
        folder,
        "readme.txt",
        "cable/train/good/000.png",
        "bagel/train/good/rgb/000.png",
        "notes/todo.txt");

    assertThat(DatasetLayouts.categories(folder))
        .extracting(Category::name, category -> category.layout().name())
        .containsExactly(tuple("bagel", "mvtec-3d"), tuple("cable", "mvtec-ad"));
    assertThat(DatasetLayouts.categories(folder, Optional.of(new MvtecAd())))
        .extracting(Category::name)
        .containsExactly("cable");
  }

  @Test
  void aCategoryIsItsOwnRoot() {
    Path root = DatasetFixtures.tree(folder.resolve("cable"), "train/good/000.png");

    assertThat(DatasetLayouts.categories(root))
        .singleElement()
        .extracting(Category::root)
        .isEqualTo(root);
  }

  @Test
  void foldersOfImagesAreNoCategoriesUnlessRequested() {
    DatasetFixtures.tree(folder, "dent/000.png", "scratch/000.png");

    assertThatThrownBy(() -> DatasetLayouts.categories(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("not a data set in a known layout");
    assertThat(DatasetLayouts.categories(folder, Optional.of(new PlainFolderLayout())))
        .extracting(Category::name)
        .containsExactly("dent", "scratch");
  }

  @Test
  void anImageIsNoManifest() {
    Path picture = DatasetFixtures.text(folder, "part.png", "");

    assertThatThrownBy(() -> DatasetLayouts.detect(picture))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("part.png: not a data set in a known layout");
  }

  @Test
  void namesAreUnique() {
    assertThat(DatasetLayouts.all()).extracting(DatasetLayout::name).doesNotHaveDuplicates();
    assertThat(DatasetLayouts.all())
        .allSatisfy(
            layout ->
                assertThat(DatasetLayouts.named(layout.name()).name()).isEqualTo(layout.name()));
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> DatasetLayouts.categories(folder.resolve("nowhere")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("nowhere: no such data set")
        .hasMessageContaining("mvtec-ad");
  }

  @Test
  void aDamagedTreeReportsWhatTheNearestLayoutExpects() {
    Path root =
        DatasetFixtures.tree(folder, "ground_truth/dent/000_mask.png", "train/good/readme.txt");

    assertThatThrownBy(() -> DatasetLayouts.detect(root))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("the nearest, mvtec-ad, expects train/good/*.png")
        .hasMessageContaining("missing: test/good");
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> DatasetLayouts.named("mvtec"))
        .hasMessageContaining("'mvtec'")
        .hasMessageContaining("mvtec-ad, ");
  }

  @Test
  void anEmptyCategoryIsAnError() {
    assertThatThrownBy(() -> new PlainFolderLayout().read(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no image found");
  }
}
