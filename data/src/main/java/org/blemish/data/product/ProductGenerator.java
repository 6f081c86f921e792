// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.image.Images;
import org.blemish.core.scan.Scans;

/**
 * Writes a data set of generated parts in the layout of MVTec 3D-AD: {@code
 * NAME/{train,validation}/good/{rgb,xyz}/NNN} and {@code NAME/test/{good,DEFECT}/{rgb,xyz,gt}/NNN}.
 * Images are PNG files, scans TIFF files of three floats in metres, masks PNG files of 0 and 255
 * (all 0 for good parts).
 */
public final class ProductGenerator {
  private final ProductSettings settings;
  private final Path folder;
  private final GenerationProgress progress;
  private int done;

  /** Is called after each sample. */
  @FunctionalInterface
  public interface GenerationProgress {
    /** Does nothing. */
    GenerationProgress NONE = (done, total) -> {};

    void written(int done, int total);
  }

  private ProductGenerator(ProductSettings settings, Path folder, GenerationProgress progress) {
    this.settings = settings;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Writes a data set.
   *
   * @param settings what to write
   * @param root folder in which the product's folder is created
   * @param progress called after each sample
   * @return folder of the product, {@code root/NAME}
   * @throws BlemishException if that folder is not empty or cannot be written
   */
  public static Path generate(ProductSettings settings, Path root, GenerationProgress progress) {
    Path folder = root.resolve(settings.name());
    checkFree(folder);
    new ProductGenerator(settings, folder, progress).write();
    return folder;
  }

  private void write() {
    write("train", "good", Optional.empty(), settings.train());
    write("validation", "good", Optional.empty(), settings.validation());
    write("test", "good", Optional.empty(), settings.testGood());
    for (ProductDefect defect : settings.defects()) {
      write("test", defect.title(), Optional.of(defect), settings.testPerDefect());
    }
  }

  private void write(String split, String label, Optional<ProductDefect> defect, int count) {
    Path parent = folder.resolve(split).resolve(label);
    boolean test = split.equals("test");
    if (count > 0) {
      folders(parent, test);
    }
    for (int i = 0; i < count; i++) {
      String id = "%s/%s/%03d".formatted(split, label, i);
      GeneratedSample sample =
          GeneratedSample.draw(settings.kind(), settings.size(), defect, seed(id));
      String name = "%03d".formatted(i);
      Images.writePng(sample.image(), parent.resolve("rgb").resolve(name + ".png"));
      Scans.write(parent.resolve("xyz").resolve(name + ".tiff"), sample.scan());
      if (test) {
        Images.writePng(sample.mask(), parent.resolve("gt").resolve(name + ".png"));
      }
      progress.written(++done, settings.sampleCount());
    }
  }

  /** Depends on the path alone, so that other counts do not change a sample. */
  private long seed(String id) {
    return new SplittableRandom(settings.seed() * 0x9e3779b97f4a7c15L + id.hashCode()).nextLong();
  }

  private static void folders(Path parent, boolean test) {
    try {
      Files.createDirectories(parent.resolve("rgb"));
      Files.createDirectories(parent.resolve("xyz"));
      if (test) {
        Files.createDirectories(parent.resolve("gt"));
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, parent + ": the folder cannot be created (" + e.getMessage() + ")", e);
    }
  }

  private static void checkFree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new BlemishException(
            folder + ": not empty; choose another name or folder, or remove it");
      }
    } catch (IOException e) {
      throw new BlemishException(
          folder + ": is not a folder that can be written to (" + e.getMessage() + ")", e);
    }
  }
}
