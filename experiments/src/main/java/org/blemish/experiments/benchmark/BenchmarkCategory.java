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
 * A row of the tables.
 *
 * @param name its folder's, or the one that it was given, or {@code SET/FOLDER} where its whole
 *     data set was given a name
 * @param category where it lies
 * @param modalities that its samples have what is needed for
 */
public record BenchmarkCategory(String name, Category category, Set<Modality> modalities) {
  private static final String SEPARATOR = "/";

  public BenchmarkCategory {
    modalities = Set.copyOf(modalities);
    if (!name.matches("[^/\\\\]+(/[^/\\\\]+)?") || name.contains("..")) {
      throw new BlemishException(
          "name '%s' of a category: expected one that can be a folder's".formatted(name));
    }
  }

  /**
   * The category at a folder, or all those in it.
   *
   * @param name for it; empty for the folders' own
   * @param layout how it is read; empty to find out
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

  /** The folder's name in a name that {@link #at} gave. */
  static String folder(String name) {
    return name.substring(name.indexOf(SEPARATOR) + 1);
  }

  private static Set<Modality> modalities(Category category) {
    Set<Modality> known = EnumSet.allOf(Modality.class);
    try {
      Dataset dataset = category.read();
      for (Sample sample : dataset.train()) {
        known.removeIf(m -> m.usesImage() && sample.image().isEmpty());
        known.removeIf(m -> m.usesScan() && sample.scan().isEmpty());
      }
    } catch (BlemishException e) {
      return EnumSet.allOf(Modality.class); // its cells will say what is wrong with it
    }
    return known;
  }
}
