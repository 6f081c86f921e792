// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.List;
import org.blemish.core.geometry.Size;

/**
 * The 8-connected components of a mask: pixels that touch by an edge or a corner belong together.
 * They are in the order of their first pixel, row by row. Immutable except for the arrays inside.
 *
 * @param size of the mask
 * @param components the components; empty for an empty mask
 */
public record ConnectedComponents(Size size, List<ConnectedComponent> components) {
  public ConnectedComponents {
    components = List.copyOf(components);
  }

  /** Finds them, in time linear in the mask's pixels. */
  public static ConnectedComponents of(Mask mask) {
    return new ConnectedComponents(mask.size(), new RunLabelling(mask).components());
  }

  public int count() {
    return components.size();
  }

  /**
   * A new array {@code [height, width]}, row-major: 0 outside, {@code i + 1} on component {@code
   * i}.
   */
  public int[] labels() {
    int[] labels = new int[size.area()];
    for (int i = 0; i < components.size(); i++) {
      int label = i + 1;
      components.get(i).pixels().forEach(pixel -> labels[pixel] = label);
    }
    return labels;
  }
}
