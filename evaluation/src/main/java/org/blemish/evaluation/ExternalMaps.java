// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileNames;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.FloatTiff;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.layout.DatasetLayouts;

/**
 * Anomaly maps of another program at the paths of the data set's evaluator ({@link
 * DatasetLayouts#mapPath}) or of the samples themselves, also below a folder of the category's
 * name, or without {@code test}.
 *
 * @param folder of the maps
 * @param dataset category whose samples they belong to
 */
record ExternalMaps(Path folder, Dataset dataset) {
  private static final List<String> EXTENSIONS = List.of(".tiff", ".tif");

  /**
   * The file of a sample's map.
   *
   * @throws BlemishException if no candidate exists
   */
  Path file(Sample sample) {
    List<Path> candidates = candidates(sample);
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "no anomaly map of %s: expected %s, or the same below %s"
                        .formatted(sample.id(), candidates.get(0), categoryFolder())));
  }

  /**
   * The map of a sample.
   *
   * @throws BlemishException if it is missing, damaged, or has not one channel of floats
   */
  FloatMap read(Sample sample) {
    Path file = file(sample);
    List<FloatMap> channels = FloatTiff.read(file);
    if (channels.size() != 1) {
      throw new BlemishException(
          "%s: has %d channels, expected an anomaly map with one".formatted(file, channels.size()));
    }
    return channels.get(0);
  }

  private List<Path> candidates(Sample sample) {
    Set<String> names = new LinkedHashSet<>();
    names.add(DatasetLayouts.mapPath(dataset, sample));
    names.add(FileNames.withoutExtension(sample.id()));
    for (String name : List.copyOf(names)) {
      names.add(name.replaceFirst("^test/", ""));
    }
    List<Path> candidates = new ArrayList<>();
    for (Path base : List.of(folder, categoryFolder())) {
      for (String name : names) {
        EXTENSIONS.forEach(extension -> candidates.add(base.resolve(name + extension)));
      }
    }
    return candidates;
  }

  private Path categoryFolder() {
    return folder.resolve(dataset.name());
  }
}
