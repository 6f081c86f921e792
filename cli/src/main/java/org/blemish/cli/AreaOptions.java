// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.area.InspectionAreas;
import picocli.CommandLine.Option;

/** Where a finished model, or somebody's maps, are judged; the model's own places stay. */
final class AreaOptions {
  @Option(
      names = "--ignore",
      paramLabel = "FILE",
      description =
          "What is not judged, beside what the model ignores: a PNG (white is ignored, black"
              + " judged) or YAML with polygons.")
  private Optional<Path> ignore = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "X,Y,W,H",
      converter = RegionConverter.class,
      description = "Judge inside only, in pixels of the input.")
  private Optional<Rectangle> region = Optional.empty();

  InferenceAreas read() {
    return new InferenceAreas(ignore.map(InspectionAreas::read), region);
  }
}
