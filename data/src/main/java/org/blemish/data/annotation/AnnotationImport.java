// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.data.Label;
import org.blemish.data.layout.DefaultTestSplit;
import org.blemish.data.text.CsvWriter;

/**
 * Turns annotations into masks and a manifest, {@code manifest.csv} with {@code masks/}, which is a
 * data set. Images stay where they are. An image without shapes is good; about one good image in
 * five is for testing. An image that is missing, or has another size than its annotations state, is
 * left out.
 *
 * @param images number of images in the manifest
 * @param good number of those without shapes
 * @param kinds number of images by kind of defect
 * @param leftOut why images were left out, one line each
 */
public record AnnotationImport(
    int images, int good, Map<String, Integer> kinds, List<String> leftOut) {
  private static final List<String> COLUMNS = List.of("path", "label", "split", "mask_path");

  /**
   * Imports annotations.
   *
   * @param format of the annotations
   * @param annotations file or folder
   * @param imageFolder folder that the annotations' paths of images begin at
   * @param output folder of the manifest, created where it is missing
   * @throws BlemishException if annotations cannot be read, the folder holds a manifest already, or
   *     no image is left
   */
  public static AnnotationImport run(
      AnnotationFormat format, Path annotations, Path imageFolder, Path output) {
    Path folder = output.toAbsolutePath().normalize();
    Path manifest = folder.resolve("manifest.csv");
    if (Files.exists(manifest)) {
      throw new BlemishException(
          "%s exists already: remove it, or choose another folder".formatted(manifest));
    }
    List<String> leftOut = new ArrayList<>();
    Map<String, AnnotatedImage> found = new TreeMap<>();
    for (AnnotatedImage image : format.read(annotations)) {
      Optional<Path> file = file(image, imageFolder, leftOut);
      file.map(path -> relative(folder, path)).ifPresent(path -> found.put(path, image));
    }
    if (found.isEmpty()) {
      throw new BlemishException(
          "%s: no annotated image is in %s (%s)"
              .formatted(annotations, imageFolder, String.join("; ", leftOut)));
    }
    Set<String> test =
        DefaultTestSplit.of(
            found.entrySet().stream()
                .filter(entry -> entry.getValue().shapes().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Integer> kinds = new TreeMap<>();
    int number = 0;
    int good = 0;
    for (Map.Entry<String, AnnotatedImage> entry : found.entrySet()) {
      Map<String, Mask> masks = entry.getValue().masks();
      good += masks.isEmpty() ? 1 : 0;
      masks.keySet().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
      rows.add(row(entry.getKey(), masks, test, folder, number++));
    }
    CsvWriter.write(manifest, COLUMNS, rows);
    return new AnnotationImport(rows.size(), good, kinds, leftOut);
  }

  public AnnotationImport {
    kinds = Map.copyOf(kinds);
    leftOut = List.copyOf(leftOut);
  }

  private static Map<String, Object> row(
      String path, Map<String, Mask> masks, Set<String> test, Path folder, int number) {
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, Mask> mask : masks.entrySet()) {
      String file =
          "masks/%05d_%s.png".formatted(number, mask.getKey().replaceAll("[^\\w.-]", "_"));
      AtomicFile.write(folder.resolve(file), Images.png(mask.getValue()));
      files.add(file);
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("path", path);
    row.put("label", masks.isEmpty() ? Label.GOOD_TYPE : String.join("+", masks.keySet()));
    row.put("split", masks.isEmpty() && !test.contains(path) ? "train" : "test");
    row.put("mask_path", String.join("|", files));
    return row;
  }

  private static Optional<Path> file(AnnotatedImage image, Path imageFolder, List<String> leftOut) {
    try {
      Path file =
          imageFolder.toAbsolutePath().resolve(image.image().replace('\\', '/')).normalize();
      Size size = Images.size(file);
      if (size.equals(image.size())) {
        return Optional.of(file);
      }
      leftOut.add(
          "%s: annotated as %s, but %s is %s".formatted(image.source(), image.size(), file, size));
    } catch (InvalidPathException e) {
      leftOut.add("%s: '%s' is not a path".formatted(image.source(), image.image()));
    } catch (BlemishException e) {
      leftOut.add(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
