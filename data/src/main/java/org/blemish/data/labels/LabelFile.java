// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.labels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.text.CsvReader;
import org.blemish.data.text.CsvRow;

/**
 * Labels by image, from a CSV file with the columns {@code path}, {@code label} ({@code good} or
 * {@code defective}; empty where there is only a note), and optionally {@code defect_type}.
 * Immutable.
 *
 * @param file that the labels come from, for messages
 * @param labels by path, in the order of the file
 */
public record LabelFile(Path file, Map<String, GivenLabel> labels) {
  /** Defect type of defective images without one. */
  private static final String UNNAMED = "defective";

  /**
   * A label.
   *
   * @param defectType {@code good} for good images
   */
  public record GivenLabel(Label label, String defectType) {}

  public LabelFile {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /**
   * Reads a file.
   *
   * @throws BlemishException if it cannot be read, a label is unknown, or a path has two labels
   */
  public static LabelFile read(Path file) {
    Map<String, GivenLabel> labels = new LinkedHashMap<>();
    for (CsvRow row : CsvReader.read(file, List.of("path", "label"))) {
      Optional<GivenLabel> label = label(row);
      if (label.isPresent() && labels.put(row.required("path"), label.get()) != null) {
        throw row.error("path", row.required("path") + " is there twice: remove one of the rows");
      }
    }
    return new LabelFile(file, labels);
  }

  private static Optional<GivenLabel> label(CsvRow row) {
    String type = row.value("defect_type").map(String::strip).orElse("");
    return switch (row.text("label").strip().toLowerCase(Locale.ROOT)) {
      case "" -> Optional.empty();
      case "good" -> Optional.of(new GivenLabel(Label.GOOD, "good"));
      case "defective" ->
          Optional.of(new GivenLabel(Label.DEFECTIVE, type.isEmpty() ? UNNAMED : type));
      default ->
          throw row.error(
              "label", "'%s'; expected good, defective or nothing".formatted(row.text("label")));
    };
  }

  /**
   * The data set with these labels for its test images. An image that becomes good loses its masks;
   * one that becomes defective has none, and is in no pixel metric.
   *
   * @throws BlemishException if a path is no test image of the data set
   */
  public Dataset apply(Dataset dataset) {
    Set<String> unknown = new TreeSet<>(labels.keySet());
    List<Sample> test = new ArrayList<>();
    for (Sample sample : dataset.test()) {
      unknown.remove(sample.id());
      GivenLabel given = labels.get(sample.id());
      test.add(given == null ? sample : labelled(sample, given));
    }
    if (!unknown.isEmpty()) {
      throw new BlemishException(
          "%s: %s is no test image of %s (%d of %d paths are not): use the labels of this data set"
              .formatted(
                  file, unknown.iterator().next(), dataset.root(), unknown.size(), labels.size()));
    }
    return new Dataset(
        dataset.name(),
        dataset.root(),
        dataset.layout(),
        dataset.train(),
        dataset.validation(),
        test,
        dataset.maskEncoding(),
        dataset.version());
  }

  private static Sample labelled(Sample sample, GivenLabel given) {
    boolean keepsMasks = sample.label() == given.label() && given.label() == Label.DEFECTIVE;
    return new Sample(
        sample.id(),
        sample.image(),
        sample.scan(),
        given.label(),
        given.defectType(),
        keepsMasks ? sample.masks() : List.of(),
        sample.group());
  }

  /**
   * Files of the images with a label.
   *
   * @param folder that relative paths start from
   */
  public List<Path> files(Path folder, Label label) {
    return labels.entrySet().stream()
        .filter(entry -> entry.getValue().label() == label)
        .map(entry -> folder.resolve(entry.getKey()))
        .toList();
  }
}
