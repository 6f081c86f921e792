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

class GeneratedProductTest {
  private static final ProductSettings SMALL =
      ProductSettings.of(ProductKind.GASKET)
          .sized(new Size(64, 48))
          .counting(3, 2, 2, 1)
          .with(List.of(ProductDefect.STAIN, ProductDefect.DENT));

  @TempDir Path root;

  @Test
  void the_layout_is_complete() throws IOException {
    Path folder = GeneratedProduct.generate(SMALL, root, GeneratedProduct.Progress.NONE);

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
  void image_scan_and_mask_have_the_size_that_was_asked_for() {
    Path folder = GeneratedProduct.generate(SMALL, root, GeneratedProduct.Progress.NONE);

    List<FloatMap> xyz = FloatTiff.read(folder.resolve("test/dent/xyz/000.tiff"));
    assertThat(Images.size(folder.resolve("test/dent/rgb/000.png"))).isEqualTo(SMALL.size());
    assertThat(xyz).hasSize(3).allMatch(map -> map.size().equals(SMALL.size()));
    assertThat(Images.readMask(folder.resolve("test/dent/gt/000.png")).isEmpty()).isFalse();
    assertThat(Images.readMask(folder.resolve("test/good/gt/000.png")).isEmpty()).isTrue();
  }

  @Test
  void the_same_settings_give_the_same_files_and_no_sample_comes_twice() throws IOException {
    Path first = GeneratedProduct.generate(SMALL, root, GeneratedProduct.Progress.NONE);
    Path second =
        GeneratedProduct.generate(SMALL.named("again"), root, GeneratedProduct.Progress.NONE);
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
  void progress_counts_to_the_number_of_samples() {
    List<String> told = new ArrayList<>();

    GeneratedProduct.generate(SMALL, root, (done, total) -> told.add(done + "/" + total));

    assertThat(told).hasSize(SMALL.samples()).startsWith("1/9").endsWith("9/9");
  }

  @Test
  void a_folder_that_holds_something_is_left_alone() throws IOException {
    Path taken = Files.createDirectories(root.resolve("gasket"));
    Files.writeString(taken.resolve("notes.txt"), "mine");

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> GeneratedProduct.generate(SMALL, root, GeneratedProduct.Progress.NONE))
        .withMessageContaining(taken.toString())
        .withMessageContaining("already holds something");
    assertThat(files(taken)).containsExactly("notes.txt");
  }

  @Test
  void an_unknown_product_names_those_that_are_known() {
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> ProductKind.of("cog"))
        .withMessage("product 'cog' is not known; choose one of biscuit, gasket, tile");
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
