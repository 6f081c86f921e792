// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.server.content.ContentStore;
import org.blemish.server.products.ConflictException;
import org.blemish.server.store.ImageLabel;
import org.blemish.server.store.ImagePurpose;
import org.blemish.server.store.JobKind;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductImage;

/**
 * Lays out the images of a product as a data set: {@code train/good}, {@code test/good} and {@code
 * test/defect}. Files are links to the stored ones, named by their digests.
 *
 * @param content where the images are
 */
record JobData(ContentStore content) {
  /**
   * Checks that a job has images to work with.
   *
   * @throws ConflictException if it has none
   */
  static void requireImages(String product, JobKind kind, List<ProductImage> images) {
    String needed = kind == JobKind.EVALUATE ? "test/" : "train/good";
    if (images.stream()
        .flatMap(image -> place(image).stream())
        .noneMatch(place -> place.startsWith(needed))) {
      throw new ConflictException(
          kind == JobKind.EVALUATE
              ? "product %s has no test images with a label: add some and say what they show"
                  .formatted(product)
              : "product %s has no good images: add some".formatted(product));
    }
  }

  /** Writes the folder, if it is not there. */
  void write(Product product, List<ProductImage> images, JobFolder folder) {
    if (Files.isDirectory(folder.data())) {
      return;
    }
    Path draft = folder.path().resolve("data.draft");
    try {
      deleteAll(draft);
      Files.createDirectories(draft.resolve("train/good"));
      for (ProductImage image : images) {
        Optional<String> place = place(image);
        if (place.isPresent()) {
          Path file =
              content
                  .file(image.digest())
                  .orElseThrow(
                      () ->
                          new BlemishException(
                              "image '%s' is not stored any more: add it again"
                                  .formatted(image.name())));
          Path target = draft.resolve(place.get()).resolve(image.digest() + extension(image));
          Files.createDirectories(target.getParent());
          link(file, target);
        }
      }
      if (product.ignored().isPresent()) {
        Files.write(
            folder.ignored(),
            content.bytes(product.ignored().get()).orElseThrow(() -> new IOException("ignored")));
      }
      Files.move(draft, folder.data());
    } catch (IOException e) {
      throw new BlemishException(
          "the images of the job cannot be laid out (%s)".formatted(e.getMessage()), e);
    }
  }

  private static Optional<String> place(ProductImage image) {
    if (image.purpose() == ImagePurpose.TRAIN) {
      return image.label() == ImageLabel.GOOD ? Optional.of("train/good") : Optional.empty();
    }
    return switch (image.label()) {
      case GOOD -> Optional.of("test/good");
      case DEFECT -> Optional.of("test/defect");
      case UNKNOWN, EXCLUDED -> Optional.empty();
    };
  }

  /** The content decides about the format; a data set's files need a name of images. */
  private static String extension(ProductImage image) {
    String name = image.name().toLowerCase(Locale.ROOT);
    return List.of(
            ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".gif", ".pgm", ".ppm")
        .stream()
        .filter(name::endsWith)
        .findFirst()
        .orElse(".png");
  }

  private static void link(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(file, target);
    }
  }

  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
