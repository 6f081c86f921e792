// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;

/** A generated product, and settings that train in a second. */
final class TinyProduct {
  static final int TRAIN = 8;

  private TinyProduct() {}

  /** Eight good tiles to train on and three test images, 96x96; no validation folder. */
  static Path generate(Path root) {
    return generate(root, 0);
  }

  /** The same product, other pieces of it for each seed. */
  static Path generate(Path root, long seed) {
    return generate(root, seed, TRAIN);
  }

  /** The same with another number of good tiles to train on. */
  static Path generate(Path root, long seed, int train) {
    return ProductGenerator.generate(
        ProductSettings.of(ProductKind.TILE)
            .withSeed(seed)
            .withSize(new Size(96, 96))
            .withCounts(train, 0, 2, 1)
            .withDefects(List.of(ProductDefect.HOLE)),
        root,
        ProductGenerator.GenerationProgress.NONE);
  }

  static Dataset read(Path product) {
    return DatasetLayouts.detect(product).read(product);
  }

  /** A memory bank on a grid of 6x6. */
  static Configuration configuration(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "method=patchcore",
                "threads=1",
                "seed=7",
                "preparation.size=96x96",
                "split.calibrate=0.4",
                "patchcore.memoryBanks=[{name: neighbour, input: s5, components: 4, smoothing: 3,"
                    + " patches: 60, candidates: 200, projection: 8}]",
                "patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
                    + " reduction: {kind: top_mean, share: 0.003}, weight: 1.0}]"));
    settings.addAll(List.of(more));
    return Configuration.of("fast", Optional.empty(), Setting.parse(settings));
  }

  /** Replaces an image by a plain grey one. */
  static void replaceImage(Path image, int grey) {
    byte[] pixels = new byte[96 * 96];
    Arrays.fill(pixels, (byte) grey);
    Images.writePng(Image.grey(pixels, 96, 96), image);
  }

  /** Copies the training images as two images of each part: {@code train/good/part0_a.png}, ... */
  static Dataset withTwoShotsPerPart(Dataset dataset, Path root) {
    Path folder = root.resolve("train/good");
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < dataset.train().size(); i++) {
        String name = "part%d_%s.png".formatted(i / 2, i % 2 == 0 ? "a" : "b");
        Files.copy(dataset.train().get(i).image().orElseThrow(), folder.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(root);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
