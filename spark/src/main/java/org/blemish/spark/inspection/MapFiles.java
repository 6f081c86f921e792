// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;
import org.blemish.evaluation.ResizedMap;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.inference.Detector;

/**
 * The files of one anomaly map, in a folder that all executors share. Their names follow from the
 * model and the content of the part's files, and a file appears under its name only when it is
 * complete: tasks that run twice write the same files.
 *
 * @param map a TIFF of floats, of the input's size. Next to it may be the map of {@code
 *     pixel_auroc_192} and the mask of pixels that the model excludes, both as {@code evaluate}
 *     computes them
 */
public record MapFiles(Path map) {
  private static final String TIFF = ".tiff";

  /** Writes the files of an inspection, but none that exists. */
  static MapFiles write(
      Path folder, Detector detector, PartFiles part, Detector.DetailedInspection inspected) {
    String model = detector.model().digest().substring(0, 16);
    MapFiles files = new MapFiles(folder.resolve(model).resolve(part.digest() + TIFF));
    FloatMap map = inspected.inspection().map().orElseThrow();
    Size size = EvaluationSettings.defaults().resizedAurocSize();
    ResizedMap.of(detector, inspected, size)
        .ifPresent(
            resized -> writeOnce(files.resizedFile(size), file -> FloatTiff.write(file, resized)));
    inspected
        .maps()
        .excluded()
        .ifPresent(
            mask ->
                writeOnce(files.excludedFile(), file -> AtomicFile.write(file, Images.png(mask))));
    writeOnce(files.map, file -> FloatTiff.write(file, map));
    return files;
  }

  private static void writeOnce(Path file, Consumer<Path> writer) {
    if (!Files.exists(file)) {
      writer.accept(file);
    }
  }

  /** The anomaly map. */
  public FloatMap read() {
    return FloatTiff.read(map).get(0);
  }

  /**
   * The map of {@code pixel_auroc_192}; empty if that is the anomaly map itself.
   *
   * @param size of the metric's maps
   */
  public Optional<FloatMap> resized(Size size) {
    Path file = resizedFile(size);
    return Files.exists(file) ? Optional.of(FloatTiff.read(file).get(0)) : Optional.empty();
  }

  /** The pixels that the model excludes; empty if it excludes none. */
  public Optional<Mask> excluded() {
    Path file = excludedFile();
    return Files.exists(file) ? Optional.of(Images.readMask(file)) : Optional.empty();
  }

  private Path resizedFile(Size size) {
    return sibling("-" + size.width() + TIFF);
  }

  private Path excludedFile() {
    return sibling("-excluded.png");
  }

  private Path sibling(String end) {
    String name = String.valueOf(map.getFileName());
    String stem = name.endsWith(TIFF) ? name.substring(0, name.length() - TIFF.length()) : name;
    return map.resolveSibling(stem + end);
  }
}
