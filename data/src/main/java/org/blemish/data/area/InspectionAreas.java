// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.data.text.Yaml;

/** Where to look and where not, as a file says it. */
public sealed interface InspectionAreas permits MaskImageAreas, PolygonAreas {
  /**
   * Reads a file: YAML where its name ends with {@code .yaml} or {@code .yml}, a picture otherwise.
   *
   * @throws BlemishException where it is missing, damaged or says nothing that can be drawn
   */
  static InspectionAreas read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return PolygonAreas.of(file.toString(), Yaml.read(file, PolygonAreas.AreaFileContent.class));
    }
    return new MaskImageAreas(file.toString(), Images.readMask(file));
  }

  /**
   * Pixels that are never judged, on an input of this size; what lies outside the {@link #region}
   * is not among them.
   *
   * @param input name of the input, for errors
   * @throws BlemishException where the input is not of the size that the file was made for
   */
  Mask ignored(Size size, String input);

  /**
   * The region of interest on an input of this size; empty where the file names none.
   *
   * @throws BlemishException where it does not lie inside
   */
  Optional<Rectangle> region(Size size);
}
