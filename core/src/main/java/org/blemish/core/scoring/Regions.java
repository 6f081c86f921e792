// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PrimitiveIterator;
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
   * @param growth at most {@code seed}
   * @return highest maximum first
   */
  static List<Region> find(FloatMap map, double seed, double growth, RegionSettings settings) {
    Mask above = above(map, growth, settings.border());
    List<Region> regions = new ArrayList<>();
    for (ConnectedComponent component : ConnectedComponents.of(above).components()) {
      if (component.area() >= settings.minArea()) {
        Region region = region(map, component);
        if (region.max() > seed) {
          regions.add(region);
        }
      }
    }
    regions.sort(Comparator.comparingDouble(Region::max).reversed());
    return List.copyOf(regions);
  }

  /**
   * The pixels around the highest pixel that have at least half of its height.
   *
   * @param low value of height 0: the typical value of good images
   * @return one region; none if the border covers the whole input
   */
  static List<Region> highest(FloatMap map, double low, int border) {
    double max =
        inside(map, border).bits().stream()
            .mapToDouble(i -> map.values()[i])
            .max()
            .orElse(Double.NaN);
    if (Double.isNaN(max)) {
      return List.of();
    }
    double level = low < max ? low + (max - low) / 2 : Math.nextDown((float) max);
    return find(map, Math.nextDown((float) max), level, new RegionSettings(1, 1, border)).stream()
        .limit(1)
        .toList();
  }

  private static Mask above(FloatMap map, double growth, int border) {
    BitSet pixels = new BitSet(map.values().length);
    for (int y = border; y < map.height() - border; y++) {
      for (int i = y * map.width() + border; i < (y + 1) * map.width() - border; i++) {
        if (map.values()[i] > growth) {
          pixels.set(i);
        }
      }
    }
    return new Mask(map.width(), map.height(), pixels);
  }

  /** All pixels that may belong to a region; none if the border covers the whole input. */
  static Mask inside(FloatMap map, int border) {
    BitSet pixels = new BitSet(map.values().length);
    for (int y = border; y < map.height() - border; y++) {
      if (map.width() > 2 * border) {
        pixels.set(y * map.width() + border, (y + 1) * map.width() - border);
      }
    }
    return new Mask(map.width(), map.height(), pixels);
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
