// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.area.InspectionAreas;
import picocli.CommandLine.Option;

/** Options {@code --ignore} and {@code --region}: which pixels are inspected. */
public final class AreaOptions {
  @Option(
      names = "--ignore",
      paramLabel = "FILE",
      description =
          "Area that is not inspected: a PNG of the images' size (white is ignored, black"
              + " inspected) or YAML with polygons. Training stores it in the model; other commands"
              + " add it to the model's own.")
  private Optional<Path> ignore = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "X,Y,W,H",
      converter = RegionConverter.class,
      description =
          "Rectangle outside of which nothing is inspected, in pixels of the images. Training stores"
              + " it in the model.")
  private Optional<Rectangle> region = Optional.empty();

  public Optional<Path> ignoreFile() {
    return ignore;
  }

  public Optional<Rectangle> region() {
    return region;
  }

  /** Reads the areas of an inspection. */
  public InferenceAreas read() {
    return new InferenceAreas(ignore.map(InspectionAreas::read), region);
  }
}
