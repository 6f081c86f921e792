// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.Subset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.text.CsvReader;
import org.blemish.data.text.CsvRow;

/**
 * A table of samples: a CSV file, or a folder with {@code manifest.csv}. Paths are relative to the
 * folder of the file. Separator and encoding are as in {@link CsvReader}.
 *
 * <ul>
 *   <li>{@code path}: the image; may be empty if there is a scan
 *   <li>{@code label}: {@code good}, {@code ok} or {@code normal}, else the kind of defect ({@code
 *       defective} if unknown)
 *   <li>{@code split}: {@code train}, {@code validation} or {@code test}; if it is empty, good
 *       samples are for training and others for testing
 *   <li>{@code mask_path}: optional; several are separated by {@code |}
 *   <li>{@code group}: optional; samples of one group are kept in one subset
 *   <li>{@code scan_path}: optional
 * </ul>
 */
final class ManifestLayout implements DatasetLayout {
  @Override
  public String name() {
    return "manifest";
  }

  @Override
  public String structure() {
    return "a CSV file (or manifest.csv in the folder) with the columns path,label,split,mask_path,group,scan_path";
  }

  @Override
  public List<String> characteristicPaths() {
    return List.of("manifest.csv");
  }

  @Override
  public boolean recognises(Path root) {
    Path file = file(root);
    return Files.isRegularFile(file) && DataFileNames.extension(file).equals("csv");
  }

  @Override
  public List<Path> searchedFolders(Path root) {
    return List.of();
  }

  @Override
  public Dataset read(Path root) {
    Path file = file(root);
    Path folder = folder(file);
    DatasetBuilder builder = new DatasetBuilder(folder, this);
    Map<String, CsvRow> seen = new HashMap<>();
    for (CsvRow row : CsvReader.read(file, List.of("path", "label"))) {
      Sample sample = sample(builder.tree(), row);
      CsvRow earlier = seen.putIfAbsent(sample.id(), row);
      if (earlier != null) {
        throw row.error("path", "already listed in line " + earlier.line());
      }
      Subset subset = subset(row, sample.label());
      if (subset != Subset.TEST && sample.label() == Label.DEFECTIVE) {
        throw row.error(
            "label",
            "'%s' in split %s, which takes good samples only"
                .formatted(row.text("label"), row.text("split")));
      }
      builder.add(subset, sample);
    }
    return builder.build();
  }

  private static Sample sample(FileTree tree, CsvRow row) {
    Optional<Path> image = file(tree, row, "path");
    Optional<Path> scan = file(tree, row, "scan_path");
    Path first =
        image.or(() -> scan).orElseThrow(() -> row.error("path", "neither path nor scan_path"));
    String type =
        row.value("label")
            .orElseThrow(() -> row.error("label", "empty; expected good or a kind of defect"));
    Label label = Label.ofType(type);
    return new Sample(
        tree.id(first),
        image,
        scan,
        label,
        label == Label.GOOD ? Label.GOOD_TYPE : type,
        masks(tree, row),
        row.value("group"));
  }

  private static Subset subset(CsvRow row, Label label) {
    String split =
        row.value("split").orElse(label == Label.GOOD ? "train" : "test").toLowerCase(Locale.ROOT);
    return switch (split) {
      case "train" -> Subset.TRAIN;
      case "validation" -> Subset.VALIDATION;
      case "test" -> Subset.TEST;
      default -> throw row.error("split", "'" + split + "'; expected train, validation or test");
    };
  }

  private static List<Path> masks(FileTree tree, CsvRow row) {
    List<Path> masks = new ArrayList<>();
    for (String name : row.text("mask_path").split("\\|", -1)) {
      if (!name.isBlank()) {
        masks.add(row.file(tree.root(), "mask_path", name.strip()));
      }
    }
    return masks;
  }

  private static Optional<Path> file(FileTree tree, CsvRow row, String column) {
    return row.value(column).map(name -> row.file(tree.root(), column, name));
  }

  private static Path file(Path root) {
    return Files.isDirectory(root) ? root.resolve("manifest.csv") : root;
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file : parent;
  }
}
