// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductGeneratorTest {
  private static final ProductSettings SMALL =
      ProductSettings.of(ProductKind.GASKET)
          .withSize(new Size(64, 48))
          .withCounts(3, 2, 2, 1)
          .withDefects(List.of(ProductDefect.STAIN, ProductDefect.DENT));

  @TempDir Path root;

  @Test
  void writesTheCompleteLayout() throws IOException {
    Path folder = ProductGenerator.generate(SMALL, root, ProductGenerator.GenerationProgress.NONE);

    assertThat(folder).isEqualTo(root.resolve("gasket"));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      expected.add("train/good/rgb/00%d.png".formatted(i));
      expected.add("train/good/xyz/00%d.tiff".formatted(i));
    }
    for (int i = 0; i < 2; i++) {
      expected.add("validation/good/rgb/00%d.png".formatted(i));
      expected.add("validation/good/xyz/00%d.tiff".formatted(i));
      expected.addAll(test("good", i));
    }
    expected.addAll(test("stain", 0));
    expected.addAll(test("dent", 0));
    assertThat(files(folder)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void imageScanAndMaskHaveTheRequestedSize() {
    Path folder = ProductGenerator.generate(SMALL, root, ProductGenerator.GenerationProgress.NONE);

    List<FloatMap> xyz = FloatTiff.read(folder.resolve("test/dent/xyz/000.tiff"));
    assertThat(Images.size(folder.resolve("test/dent/rgb/000.png"))).isEqualTo(SMALL.size());
    assertThat(xyz).hasSize(3).allMatch(map -> map.size().equals(SMALL.size()));
    assertThat(Images.readMask(folder.resolve("test/dent/gt/000.png")).isEmpty()).isFalse();
    assertThat(Images.readMask(folder.resolve("test/good/gt/000.png")).isEmpty()).isTrue();
  }

  @Test
  void sameSettingsGiveTheSameFilesWithoutDuplicates() throws IOException {
    Path first = ProductGenerator.generate(SMALL, root, ProductGenerator.GenerationProgress.NONE);
    Path second =
        ProductGenerator.generate(
            SMALL.withName("again"), root, ProductGenerator.GenerationProgress.NONE);
    List<String> images = new ArrayList<>();

    for (String file : files(first)) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
      if (file.endsWith(".tiff")) {
        images.add(Files.readString(first.resolve(file), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(images).doesNotHaveDuplicates();
  }

  @Test
  void progressCountsToTheNumberOfSamples() {
    List<String> told = new ArrayList<>();

    ProductGenerator.generate(SMALL, root, (done, total) -> told.add(done + "/" + total));

    assertThat(told).hasSize(SMALL.sampleCount()).startsWith("1/9").endsWith("9/9");
  }

  @Test
  void leavesANonEmptyFolderUnchanged() throws IOException {
    Path taken = Files.createDirectories(root.resolve("gasket"));
    Files.writeString(taken.resolve("notes.txt"), "mine");

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(
            () -> ProductGenerator.generate(SMALL, root, ProductGenerator.GenerationProgress.NONE))
        .withMessageContaining(taken.toString())
        .withMessageContaining("not empty; choose another name");
    assertThat(files(taken)).containsExactly("notes.txt");
  }

  @Test
  void anUnknownProductListsTheKnownOnes() {
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> ProductKind.of("cog"))
        .withMessage("unknown product 'cog'; expected one of biscuit, gasket, tile, kit");
  }

  @Test
  void eachProductHasItsOwnDefects() {
    assertThat(ProductSettings.of(ProductKind.KIT).defects())
        .contains(ProductDefect.PIECE_EXTRA)
        .doesNotContain(ProductDefect.PRINT);
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(
            () ->
                ProductSettings.of(ProductKind.TILE)
                    .withDefects(List.of(ProductDefect.PIECE_MISSING)))
        .withMessage(
            "a tile cannot have the defect piece_missing; choose from stain, print, dent, bump, missing, crack, hole");
  }

  private static List<String> test(String label, int i) {
    return List.of(
        "test/%s/rgb/00%d.png".formatted(label, i),
        "test/%s/xyz/00%d.tiff".formatted(label, i),
        "test/%s/gt/00%d.png".formatted(label, i));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
