// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.data.mask.MaskContent;
import org.blemish.data.text.Yaml;

/** Ignored areas and region of interest from a file. Immutable. */
public sealed interface InspectionAreas permits MaskImageAreas, PolygonAreas {
  /**
   * Reads a file: YAML if its name ends in {@code .yaml} or {@code .yml}, otherwise a mask image.
   *
   * @throws BlemishException if the file is missing or damaged, or has neither areas nor a region
   */
  static InspectionAreas read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return PolygonAreas.of(file.toString(), Yaml.read(file, PolygonAreas.AreaFileContent.class));
    }
    return new MaskImageAreas(file.toString(), MaskContent.read(file).mask());
  }

  /**
   * The ignored pixels of an input of this size, without those outside the {@link #region}.
   *
   * @param input name of the input, for errors
   * @throws BlemishException if the areas do not fit an input of this size
   */
  Mask ignored(Size size, String input);

  /**
   * The region of interest on an input of this size; empty if the file has none.
   *
   * @throws BlemishException if it is not inside the input
   */
  Optional<Rectangle> region(Size size);
}
