// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void whereOneDataSetIsExpectedARootNamesThoseBelowIt() {
    DatasetFixtures.tree(folder, "cable/train/good/000.png", "bagel/train/good/rgb/000.png");

    assertThatThrownBy(() -> DatasetLayouts.detect(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessage(
            "%s: no data set, but holds 2; name one: %s, %s",
            folder, folder.resolve("bagel"), folder.resolve("cable"));
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
    Path image = DatasetFixtures.text(folder, "part.png", "");

    assertThatThrownBy(() -> DatasetLayouts.detect(image))
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
  void anIncompleteFolderReportsWhatTheMostSimilarLayoutExpects() {
    Path root =
        DatasetFixtures.tree(folder, "ground_truth/dent/000_mask.png", "train/good/readme.txt");

    assertThatThrownBy(() -> DatasetLayouts.detect(root))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("the most similar, mvtec-ad, expects train/good/*.png")
        .hasMessageContaining("missing: test/good");
  }

  @Test
  void foldersThatFitNoLayoutAreDescribedWithoutAGuess() {
    Path root = DatasetFixtures.tree(folder, "train/a/0.png", "train/a/1.png", "test/b/2.png");

    assertThatThrownBy(() -> DatasetLayouts.detect(root))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("found test/ with 1 images, train/ with 2 images")
        .hasMessageContaining("--good DIR --defects DIR --masks DIR")
        .message()
        .doesNotContain("similar");
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

  @ParameterizedTest
  @CsvSource({
    "mvtec-3d, test/hole/rgb/000.png, test/hole/000",
    "mvtec-3d, test/rgb/xyz/000.tiff, test/rgb/000",
    "mvtec-ad, test/rgb/000.png,      test/rgb/000",
    "unknown,  test/rgb/0.0.png,      test/rgb/0.0",
    "plain,    v1.2/part,             v1.2/part",
  })
  void anomalyMapsAreWhereTheEvaluatorOfTheLayoutExpectsThem(
      String layout, String id, String expected) {
    Dataset dataset = new Dataset("x", folder, layout, List.of(), List.of(), List.of());
    Sample sample =
        new Sample(
            id,
            Optional.of(folder.resolve(id)),
            Optional.empty(),
            Label.GOOD,
            "good",
            List.of(),
            Optional.empty());

    assertThat(DatasetLayouts.mapPath(dataset, sample)).isEqualTo(expected);
  }

  @Test
  void aDataSetHasTheVersionInItsFolderOrTheFolderAbove() {
    DatasetFixtures.tree(folder, "a/train/good/0.png", "b/train/good/0.png", "c/d/0.png");
    DatasetFixtures.text(folder, "version.txt", "\n 2.1 \nnotes\n");
    DatasetFixtures.text(folder, "b/version.txt", "3\n");

    assertThat(DatasetLayouts.categories(folder))
        .extracting(category -> category.read().version())
        .containsExactly(Optional.of("2.1"), Optional.of("3"));
    assertThat(new PlainFolderLayout().read(folder.resolve("c/d")).version()).isEmpty();
  }
}
