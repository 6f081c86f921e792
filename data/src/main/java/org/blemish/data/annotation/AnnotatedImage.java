// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  /** A marked area with its label. */
  record AnnotatedShape(String label, Mask mask) {}

  AnnotatedImage {
    shapes = List.copyOf(shapes);
  }

  /** One mask for each label, in the order of the labels. */
  Map<String, Mask> masks() {
    Map<String, Mask> masks = new TreeMap<>();
    shapes.forEach(shape -> masks.merge(shape.label(), shape.mask(), Mask::union));
    return masks;
  }
}
