// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.Mask;

/**
 * A region with its pixels.
 *
 * @param region what an {@link Inspection} states of it
 * @param pixels of the input
 */
public record RegionPixels(Region region, ConnectedComponent pixels) {
  /** The pixels of all regions of an input of this size. */
  public static Mask mask(List<RegionPixels> regions, Size size) {
    BitSet bits = new BitSet(size.area());
    regions.forEach(region -> region.pixels.pixels().forEach(bits::set));
    return new Mask(size.width(), size.height(), bits);
  }

  static List<Region> regions(List<RegionPixels> found) {
    return found.stream().map(RegionPixels::region).toList();
  }
}
