// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/** Reduces a map to one number; higher is more anomalous. Only scored cells count. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reduction.Mean.class, name = "mean"),
  @JsonSubTypes.Type(value = Reduction.Max.class, name = "max"),
  @JsonSubTypes.Type(value = Reduction.TopMean.class, name = "top_mean"),
  @JsonSubTypes.Type(value = Reduction.ResizedMax.class, name = "max_at")
})
public sealed interface Reduction {
  /**
   * @param map {@code [h, w]}, finite; cells that are not scored hold values extended from scored
   *     ones
   * @param scored cells that count, at least one; empty: all
   */
  double of(FloatMap map, Optional<Mask> scored);

  /**
   * The same of a zone of the map. A share of cells is that of all scored cells, so that a defect
   * of one size weighs the same in a small part as in a large one.
   *
   * @param map as in {@link #of}
   * @param scored cells that count, at least one; empty: all
   * @param zone some of the scored cells, at least one
   */
  default double inZone(FloatMap map, Optional<Mask> scored, Mask zone) {
    return of(map, Optional.of(zone));
  }

  /** Mean of all cells: the published score for colour images. */
  record Mean() implements Reduction {
    @Override
    public double of(FloatMap map, Optional<Mask> scored) {
      return Arrays.stream(values(map, scored)).average().orElseThrow();
    }
  }

  /** The highest cell. */
  record Max() implements Reduction {
    @Override
    public double of(FloatMap map, Optional<Mask> scored) {
      return Arrays.stream(values(map, scored)).max().orElseThrow();
    }
  }

  /**
   * Mean of the highest cells: {@code max(3, floor(share n))} of {@code n}, or all if there are
   * fewer than 3.
   *
   * @param share in (0, 1]
   */
  record TopMean(double share) implements Reduction {
    private static final int AT_LEAST = 3; // a single cell is too sensitive to noise

    public TopMean {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException("share is " + share + ", must be above 0 and at most 1");
      }
    }

    @Override
    public double of(FloatMap map, Optional<Mask> scored) {
      return highest(values(map, scored), scored.map(Mask::count).orElse(map.size().area()));
    }

    @Override
    public double inZone(FloatMap map, Optional<Mask> scored, Mask zone) {
      return highest(
          values(map, Optional.of(zone)), scored.map(Mask::count).orElse(map.size().area()));
    }

    private double highest(double[] values, int scored) {
      Arrays.sort(values);
      int n = Math.min(values.length, Math.max(AT_LEAST, (int) (scored * share)));
      return Arrays.stream(values, values.length - n, values.length).average().orElseThrow();
    }
  }

  /**
   * The highest pixel of the map after bicubic resizing: the published score with a foreground, at
   * 192x192. Cells that are not scored contribute by the values that were extended into them.
   */
  record ResizedMax(Size size) implements Reduction {
    @Override
    public double of(FloatMap map, Optional<Mask> scored) {
      return new Max().of(Bicubic.resize(map, size), Optional.empty());
    }

    @Override
    public double inZone(FloatMap map, Optional<Mask> scored, Mask zone) {
      return of(Smoothing.extrapolated(map, Optional.of(zone)), scored);
    }
  }

  private static double[] values(FloatMap map, Optional<Mask> scored) {
    IntStream cells =
        scored.map(mask -> mask.bits().stream()).orElse(IntStream.range(0, map.values().length));
    return cells.mapToDouble(i -> map.values()[i]).toArray();
  }
}
