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
import org.blemish.data.Sample;

/**
 * Anomaly maps of another program, in the layout of the data sets' evaluators: {@code
 * test/<type>/<stem>.tiff}, also below a folder of the category's name, without {@code test}, or
 * with the folders {@code rgb} and {@code xyz} of 3D data sets.
 *
 * @param folder of the maps
 * @param category name of the data set's category
 */
record ExternalMaps(Path folder, String category) {
  private static final List<String> EXTENSIONS = List.of(".tiff", ".tif");

  /**
   * The file of a sample's map.
   *
   * @throws BlemishException if no candidate exists
   */
  Path file(Sample sample) {
    List<Path> candidates = candidates(sample.id());
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "no anomaly map of %s: expected %s, or the same below %s"
                        .formatted(sample.id(), candidates.get(0), folder.resolve(category))));
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

  private List<Path> candidates(String id) {
    String stem = FileNames.withoutExtension(id);
    String flat = stem.replaceFirst("/(rgb|xyz)/", "/");
    Set<String> names = new LinkedHashSet<>(List.of(stem, flat));
    names.add(stem.replaceFirst("^test/", ""));
    names.add(flat.replaceFirst("^test/", ""));
    List<Path> candidates = new ArrayList<>();
    for (Path base : List.of(folder, folder.resolve(category))) {
      for (String name : names) {
        EXTENSIONS.forEach(extension -> candidates.add(base.resolve(name + extension)));
      }
    }
    return candidates;
  }
}
