// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.blemish.core.geometry.Size;
import org.blemish.data.Dataset;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.training.method.RecordedNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherProductsNoteTest {
  @TempDir private Path folder;

  @Test
  void trainingNamesImagesOfAnotherProduct() throws IOException {
    Path good = Files.createDirectories(folder.resolve("data/train/good"));
    copy(ProductKind.TILE, 24, good);
    copy(ProductKind.BISCUIT, 3, good);
    Dataset dataset = TinyProduct.read(folder.resolve("data"));
    RecordedNotes progress = new RecordedNotes();

    Trainer.train(
        folder.resolve("run"), dataset, TinyProduct.configuration("gate.enabled=false"), progress);

    assertThat(progress.lines())
        .filteredOn(line -> line.contains("look like another product"))
        .singleElement()
        .asString()
        .contains("biscuit")
        .doesNotContain("tile");
  }

  private void copy(ProductKind kind, int count, Path to) throws IOException {
    Path product =
        ProductGenerator.generate(
            ProductSettings.of(kind)
                .withSize(new Size(96, 96))
                .withCounts(count, 0, 1, 0)
                .withDefects(List.of()),
            folder.resolve(kind.name()),
            ProductGenerator.GenerationProgress.NONE);
    Dataset dataset = TinyProduct.read(product);
    for (int i = 0; i < count; i++) {
      Files.copy(
          dataset.train().get(i).image().orElseThrow(),
          to.resolve("%s%02d.png".formatted(kind.name().toLowerCase(Locale.ROOT), i)));
    }
  }
}
