// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.grid.Projection;

/**
 * The output of a head for one input: named maps {@code [h, w]}, each with its own grid that covers
 * the prepared image from edge to edge. Immutable as long as the arrays are not written to. A map
 * with NaN or infinity is refused by a {@link BlemishException}, since it cannot be compared with a
 * threshold.
 *
 * @param maps in the head's order
 * @param geometry position of the input in the prepared image
 * @param ignore pixels of the input that are never scored
 */
public record RawMaps(Map<String, FloatMap> maps, Geometry geometry, Optional<Mask> ignore) {
  public RawMaps {
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    maps.forEach(RawMaps::requireFinite);
  }

  /** Maps of an input without ignored pixels. */
  public static RawMaps of(Map<String, FloatMap> maps, Geometry geometry) {
    return new RawMaps(maps, geometry, Optional.empty());
  }

  /** The map of this name. */
  public FloatMap get(String name) {
    FloatMap map = maps.get(name);
    if (map == null) {
      throw new BlemishException(
          "the scoring needs map %s, the head has %s: name one of these in the terms of the scoring"
              .formatted(name, maps.keySet()));
    }
    return map;
  }

  /**
   * Pixels of the input that are excluded: ignored, or outside the region of interest; empty if no
   * pixel is excluded. Padding is not part of the input.
   */
  public Optional<Mask> excluded() {
    Rectangle source = geometry.source();
    Optional<Mask> outside =
        source.equals(Rectangle.whole(geometry.input()))
            ? Optional.empty()
            : Optional.of(Mask.outside(source, geometry.input()));
    return outside.isPresent() && ignore.isPresent()
        ? Optional.of(outside.get().union(ignore.get()))
        : outside.or(() -> ignore);
  }

  /**
   * Whether cells or pixels can be excluded from scoring: ignored, padding, or outside the region.
   */
  boolean partial() {
    return ignore.isPresent()
        || !geometry.source().equals(Rectangle.whole(geometry.input()))
        || !geometry.content().equals(Rectangle.whole(geometry.prepared()));
  }

  /**
   * The cells of a grid that are scored: those of which at least half shows pixels of the input
   * that are not ignored. A grid of one cell is a value of the whole input, and always scored.
   *
   * @return at least one cell; empty if all are scored
   * @throws BlemishException if no cell remains
   */
  public Optional<Mask> scoredCells(Size grid) {
    if (!partial() || grid.area() == 1) {
      return Optional.empty();
    }
    Mask nothing = Mask.empty(geometry.input());
    float[] share = new Projection(geometry).validShare(ignore.orElse(nothing), grid).values();
    BitSet cells = new BitSet(share.length);
    for (int i = 0; i < share.length; i++) {
      cells.set(i, share[i] >= 0.5f);
    }
    if (cells.isEmpty()) {
      throw new BlemishException(
          "no pixel remains to score: the ignore mask or region of interest excludes the whole input"
              + " of "
              + geometry.input());
    }
    return cells.cardinality() == share.length
        ? Optional.empty()
        : Optional.of(new Mask(grid.width(), grid.height(), cells));
  }

  private static void requireFinite(String name, FloatMap map) {
    for (int i = 0; i < map.values().length; i++) {
      if (!Float.isFinite(map.values()[i])) {
        throw new BlemishException(
            "map %s is %s at cell %d,%d, expected finite values: check the input and the training of the model"
                .formatted(name, map.values()[i], i % map.width(), i / map.width()));
      }
    }
  }
}
