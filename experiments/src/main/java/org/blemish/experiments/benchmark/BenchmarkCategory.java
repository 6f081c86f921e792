// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;

/**
 * A category of a benchmark, a row of its tables.
 *
 * @param name name of its folder, or the name that it was given, or {@code SET/FOLDER} if its data
 *     set was given a name
 * @param category folder and layout
 * @param modalities for which all its training samples have the files
 */
public record BenchmarkCategory(String name, Category category, Set<Modality> modalities) {
  private static final String SEPARATOR = "/";

  public BenchmarkCategory {
    modalities = Set.copyOf(modalities);
    if (!name.matches("[^/\\\\]+(/[^/\\\\]+)?") || name.contains("..")) {
      throw new BlemishException(
          "name '%s' of a category: expected a valid folder name".formatted(name));
    }
  }

  /**
   * The category in a folder, or all categories in its subfolders.
   *
   * @param name of the category or, for several, of the data set; empty for the folder names
   * @param layout to read them with; empty to detect it
   * @throws BlemishException if there is no category
   */
  public static List<BenchmarkCategory> at(
      Path root, Optional<String> name, Optional<DatasetLayout> layout) {
    List<Category> found = DatasetLayouts.categories(root, layout);
    boolean single = found.size() == 1 && found.get(0).root().equals(root);
    return found.stream()
        .map(
            category ->
                new BenchmarkCategory(
                    name.map(n -> single ? n : n + SEPARATOR + category.name())
                        .orElse(category.name()),
                    category,
                    modalities(category)))
        .toList();
  }

  /** The folder name within the name of a category. */
  public static String folder(String name) {
    return name.substring(name.indexOf(SEPARATOR) + 1);
  }

  private static Set<Modality> modalities(Category category) {
    Set<Modality> possible = EnumSet.allOf(Modality.class);
    try {
      Dataset dataset = category.read();
      for (Sample sample : dataset.train()) {
        possible.removeIf(m -> m.usesImage() && sample.image().isEmpty());
        possible.removeIf(m -> m.usesScan() && sample.scan().isEmpty());
      }
    } catch (BlemishException e) {
      return EnumSet.allOf(Modality.class); // its jobs report the error
    }
    return possible;
  }
}
