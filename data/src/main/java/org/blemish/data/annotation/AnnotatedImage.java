// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;

/**
 * The annotations of one image.
 *
 * @param source file and entry, for errors
 * @param image path of the image as the annotations name it
 * @param size of the image as the annotations state it
 * @param shapes none for a good image
 */
record AnnotatedImage(String source, String image, Size size, List<AnnotatedShape> shapes) {
  /**
   * A marked area with its label. It is drawn when it is needed, so that the masks of one image are
   * in memory and not those of all.
   *
   * @param drawing throws {@link org.blemish.core.BlemishException} for an area that cannot be
   *     drawn
   */
  record AnnotatedShape(String label, Consumer<ShapeRaster> drawing) {}

  AnnotatedImage {
    shapes = List.copyOf(shapes);
  }

  /** One mask for each label, in the order of the labels. */
  Map<String, Mask> masks() {
    Map<String, ShapeRaster> rasters = new TreeMap<>();
    for (AnnotatedShape shape : shapes) {
      shape
          .drawing()
          .accept(rasters.computeIfAbsent(shape.label(), label -> new ShapeRaster(size)));
    }
    Map<String, Mask> masks = new TreeMap<>();
    rasters.forEach((label, raster) -> masks.put(label, raster.mask()));
    return masks;
  }
}
