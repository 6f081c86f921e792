// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PrimitiveIterator;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.ConnectedComponents;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Finds regions in anomaly maps. */
final class Regions {
  private Regions() {}

  /**
   * The 8-connected sets of pixels above {@code growth} that have a pixel above {@code seed}.
   *
   * @param zone pixels that may belong to a region
   * @param growth at most {@code seed}
   * @return highest maximum first
   */
  static List<RegionPixels> find(
      FloatMap map, Mask zone, double seed, double growth, RegionSettings settings) {
    Mask above = above(map, zone, growth);
    List<RegionPixels> regions = new ArrayList<>();
    for (ConnectedComponent component : ConnectedComponents.of(above).components()) {
      if (component.area() >= settings.minArea()) {
        Region region = region(map, component);
        if (region.max() > seed) {
          regions.add(new RegionPixels(region, component));
        }
      }
    }
    regions.sort(
        Comparator.<RegionPixels>comparingDouble(found -> found.region().max()).reversed());
    return List.copyOf(regions);
  }

  /**
   * The pixels around the highest pixel that have at least half of its height.
   *
   * @param zone pixels that may belong to a region
   * @param low height 0: the typical value of good images
   * @return one region; none if the zone has no pixel
   */
  static List<RegionPixels> highest(FloatMap map, Mask zone, double low) {
    double max = zone.bits().stream().mapToDouble(i -> map.values()[i]).max().orElse(Double.NaN);
    if (Double.isNaN(max)) {
      return List.of();
    }
    double level = low < max ? low + (max - low) / 2 : Math.nextDown((float) max);
    return find(map, zone, Math.nextDown((float) max), level, RegionSettings.DEFAULT).stream()
        .limit(1)
        .toList();
  }

  private static Mask above(FloatMap map, Mask zone, double growth) {
    BitSet pixels = new BitSet(map.values().length);
    zone.bits().stream().filter(i -> map.values()[i] > growth).forEach(pixels::set);
    return new Mask(map.width(), map.height(), pixels);
  }

  /** All pixels that are not at the border; none if it takes the whole input. */
  static Mask inside(Size size, int border) {
    BitSet pixels = new BitSet(size.area());
    for (int y = border; y < size.height() - border; y++) {
      if (size.width() > 2 * border) {
        pixels.set(y * size.width() + border, (y + 1) * size.width() - border);
      }
    }
    return new Mask(size.width(), size.height(), pixels);
  }

  private static Region region(FloatMap map, ConnectedComponent component) {
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (PrimitiveIterator.OfInt pixels = component.pixels().iterator(); pixels.hasNext(); ) {
      int i = pixels.nextInt();
      max = Math.max(max, map.values()[i]);
      sum += map.values()[i];
      int y = i / map.width();
      sumX += i - y * map.width() + 0.5;
      sumY += y + 0.5;
    }
    int area = component.area();
    return new Region(component.bounds(), area, sumX / area, sumY / area, max, sum / area);
  }
}
