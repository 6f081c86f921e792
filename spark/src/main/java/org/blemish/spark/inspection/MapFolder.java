// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.FloatTiff;

/**
 * Anomaly maps as TIFF files of floats, in a folder that all executors share. A map's name follows
 * from the model and the content of the part's files, and a file appears under its name only when
 * it is complete: tasks that run twice write the same files.
 */
final class MapFolder {
  private MapFolder() {}

  /** Writes a map unless it exists, and returns its path. */
  static Path write(Path folder, String model, PartFiles part, FloatMap map) {
    Path file = folder.resolve(model.substring(0, 16)).resolve(part.digest() + ".tiff");
    if (!Files.exists(file)) {
      FloatTiff.write(file, map);
    }
    return file;
  }
}
