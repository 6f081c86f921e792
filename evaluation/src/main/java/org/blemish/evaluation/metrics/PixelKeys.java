// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.ConnectedComponents;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;

/**
 * The scores of one anomaly map, sorted by what they count as; each is a {@link FloatKeys key}. All
 * pixel metrics follow from these of all maps. Immutable as long as the arrays are not written to.
 *
 * @param outside keys of the pixels outside the mask: the negatives
 * @param inside keys of the pixels inside the mask: the positives
 * @param regions defective regions with a pixel that counts
 */
public record PixelKeys(int[] outside, int[] inside, List<RegionKeys> regions) {
  /**
   * The scores that decide how much of a region is found.
   *
   * @param defect name of the defect
   * @param highest keys of the region's highest pixels, as many as saturate it, at least one: each
   *     of them is an equal share of the region
   */
  public record RegionKeys(String defect, int[] highest) {}

  public PixelKeys {
    regions = List.copyOf(regions);
  }

  /**
   * Of a map with its ground truth. A region loses its excluded pixels and stays one region; a
   * region whose pixels are all excluded is dropped.
   *
   * @param map of the ground truth's size
   * @param excluded pixels that are in no metric
   * @throws BlemishException if a score that counts is not finite
   */
  public static PixelKeys of(
      ScoredImage image, FloatMap map, PixelTruth truth, Optional<Mask> excluded) {
    List<RegionKeys> regions = new ArrayList<>();
    IntPredicate counts =
        excluded.<IntPredicate>map(mask -> i -> !mask.bits().get(i)).orElse(i -> true);
    if (truth instanceof PixelTruth.Saturated saturated) {
      for (DefectRegion region : saturated.regions()) {
        int[] keys =
            region.mask().bits().stream().filter(counts).map(i -> key(image, map, i)).toArray();
        add(regions, keys, region.defect(), Math.min(region.saturation(), keys.length));
      }
    } else {
      for (ConnectedComponent component : ConnectedComponents.of(truth.mask()).components()) {
        int[] keys = component.pixels().filter(counts).map(i -> key(image, map, i)).toArray();
        add(regions, keys, image.defectType(), keys.length);
      }
    }
    return of(image, map, truth.mask(), excluded, regions);
  }

  /**
   * Of a map and a mask that are resized to one size, without regions, as {@code pixel_auroc_192}
   * needs it.
   *
   * @param map of any size
   * @param mask defective pixels
   * @param excluded pixels that are in no metric, a mask of the other mask's size
   * @throws BlemishException if a score that counts is not finite
   */
  public static PixelKeys resized(
      ScoredImage image, FloatMap map, Mask mask, Optional<Mask> excluded, Size size) {
    return of(
        image,
        Bicubic.resize(map, size),
        BilinearMaskResize.resize(excluded.map(mask::without).orElse(mask), size),
        excluded.map(pixels -> resizeExcluded(pixels, size)),
        List.of());
  }

  /** A target pixel is excluded if none of the pixels it is interpolated from counts. */
  private static Mask resizeExcluded(Mask excluded, Size size) {
    Mask counted = BilinearMaskResize.resize(Mask.full(excluded.size()).without(excluded), size);
    return Mask.full(size).without(counted);
  }

  private static PixelKeys of(
      ScoredImage image,
      FloatMap map,
      Mask mask,
      Optional<Mask> excluded,
      List<RegionKeys> regions) {
    Mask defective = excluded.map(mask::without).orElse(mask);
    BitSet skipped = excluded.map(Mask::bits).orElseGet(BitSet::new);
    int area = map.values().length;
    int[] inside = new int[defective.count()];
    int[] outside = new int[area - inside.length - skipped.cardinality()];
    int in = 0;
    int out = 0;
    BitSet bits = defective.bits();
    for (int start = skipped.nextClearBit(0); start < area; start = skipped.nextClearBit(start)) {
      int next = skipped.nextSetBit(start);
      int end = next < 0 ? area : next;
      while (start < end) {
        int defect = bits.nextSetBit(start);
        int from = defect < 0 ? end : Math.min(defect, end);
        for (int i = start; i < from; i++) {
          outside[out++] = key(image, map, i);
        }
        int to = from == end ? end : Math.min(bits.nextClearBit(from), end);
        for (int i = from; i < to; i++) {
          inside[in++] = key(image, map, i);
        }
        start = to;
      }
    }
    return new PixelKeys(outside, inside, regions);
  }

  private static int key(ScoredImage image, FloatMap map, int i) {
    float value = map.values()[i];
    if (!FloatKeys.finite(value)) {
      throw new BlemishException(
          "anomaly map of %s is %s at x=%d y=%d, expected finite numbers: train or export the model again"
              .formatted(image.id(), value, i % map.width(), i / map.width()));
    }
    return FloatKeys.key(value);
  }

  /** Adds a region's highest keys: pixels beyond its saturation add nothing. */
  private static void add(List<RegionKeys> regions, int[] pixels, String defect, int kept) {
    if (kept == 0) {
      return;
    }
    if (kept < pixels.length) {
      sortUnsigned(pixels);
      regions.add(
          new RegionKeys(defect, Arrays.copyOfRange(pixels, pixels.length - kept, pixels.length)));
    } else {
      regions.add(new RegionKeys(defect, pixels));
    }
  }

  private static void sortUnsigned(int[] keys) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(keys);
    for (int i = 0; i < keys.length; i++) {
      keys[i] ^= Integer.MIN_VALUE;
    }
  }
}
