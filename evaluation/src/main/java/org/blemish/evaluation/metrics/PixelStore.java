// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.ConnectedComponents;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.evaluation.metrics.StoredImage.StoredRegion;

/**
 * Keeps the scores of anomaly maps in a temporary file, sorted by the upper half of their keys, so
 * that any number of maps can be ranked without all being in memory. Several threads may add maps.
 */
final class PixelStore implements AutoCloseable {
  private final Spool spool = new Spool();
  private final List<StoredImage> images = new ArrayList<>();

  /**
   * Adds a map with its mask, without regions.
   *
   * @param excluded pixels that are in no metric
   */
  void add(ScoredImage image, FloatMap map, Mask mask, Optional<Mask> excluded) {
    add(image, map, mask, excluded, new RegionKeys());
  }

  /**
   * Adds a map with its ground truth. A region loses its excluded pixels and stays one region; a
   * region whose pixels are all excluded is dropped.
   *
   * @param excluded pixels that are in no metric
   */
  void add(ScoredImage image, FloatMap map, PixelTruth truth, Optional<Mask> excluded) {
    RegionKeys regions = new RegionKeys();
    IntPredicate counts =
        excluded.<IntPredicate>map(mask -> i -> !mask.bits().get(i)).orElse(i -> true);
    if (truth instanceof PixelTruth.Saturated saturated) {
      for (DefectRegion region : saturated.regions()) {
        int[] keys =
            region.mask().bits().stream().filter(counts).map(i -> key(image, map, i)).toArray();
        regions.add(keys, region.defect(), Math.min(region.saturation(), keys.length));
      }
    } else {
      for (ConnectedComponent component : ConnectedComponents.of(truth.mask()).components()) {
        int[] keys = component.pixels().filter(counts).map(i -> key(image, map, i)).toArray();
        regions.add(keys, image.defectType(), keys.length);
      }
    }
    add(image, map, truth.mask(), excluded, regions);
  }

  private void add(
      ScoredImage image, FloatMap map, Mask mask, Optional<Mask> excluded, RegionKeys regions) {
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
    StoredImage stored =
        new StoredImage(
            image.id(),
            !image.defective(),
            image.defectType(),
            List.copyOf(regions.regions),
            KeyRun.store(spool, outside, out),
            KeyRun.store(spool, inside, in),
            KeyRun.store(spool, regions.keys, regions.regionNumbers, regions.count));
    synchronized (images) {
      images.add(stored);
    }
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

  /** All images so far, sorted by id: results do not depend on the order of adding. */
  List<StoredImage> images() {
    synchronized (images) {
      return images.stream().sorted(Comparator.comparing(StoredImage::id)).toList();
    }
  }

  Spool spool() {
    return spool;
  }

  @Override
  public void close() {
    spool.close();
  }

  /** Keys of all regions of an image, one region after another. */
  private static final class RegionKeys {
    private final List<StoredRegion> regions = new ArrayList<>();
    private int[] keys = new int[0];
    private int[] regionNumbers = new int[0];
    private int count;

    /** Adds a region's highest keys: pixels beyond its saturation add nothing. */
    void add(int[] pixels, String defect, int kept) {
      if (kept == 0) {
        return;
      }
      if (kept < pixels.length) {
        sortUnsigned(pixels);
      }
      if (count + kept > keys.length) {
        int capacity = Math.max(2 * keys.length, count + kept);
        keys = Arrays.copyOf(keys, capacity);
        regionNumbers = Arrays.copyOf(regionNumbers, capacity);
      }
      System.arraycopy(pixels, pixels.length - kept, keys, count, kept);
      Arrays.fill(regionNumbers, count, count + kept, regions.size());
      count += kept;
      regions.add(new StoredRegion(defect, kept));
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
}
