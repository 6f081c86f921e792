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
 * Takes maps one by one and keeps their scores in a temporary file, ordered coarsely, so that any
 * number of them can be ranked together without being in memory together. Several threads may add.
 */
final class PixelStore implements AutoCloseable {
  private final Spool spool = new Spool();
  private final List<StoredImage> images = new ArrayList<>();

  /**
   * Adds a map with its mask, without regions.
   *
   * @param leftOut pixels that do not count
   */
  void add(ScoredImage image, FloatMap map, Mask mask, Optional<Mask> leftOut) {
    add(image, map, mask, leftOut, new RegionKeys());
  }

  /**
   * Adds a map with its ground truth. A region of which some pixels do not count is what is left of
   * it, still one region; one that is left out as a whole is none.
   *
   * @param leftOut pixels that do not count
   */
  void add(ScoredImage image, FloatMap map, PixelTruth truth, Optional<Mask> leftOut) {
    RegionKeys regions = new RegionKeys();
    Mask mask = truth.mask();
    IntPredicate counts =
        leftOut.<IntPredicate>map(out -> i -> !out.bits().get(i)).orElse(i -> true);
    if (truth instanceof PixelTruth.Saturated saturated) {
      for (DefectRegion region : saturated.regions()) {
        int[] keys =
            region.mask().bits().stream().filter(counts).map(i -> key(image, map, i)).toArray();
        regions.add(keys, region.defect(), Math.min(region.saturation(), keys.length));
      }
    } else {
      for (ConnectedComponent component : ConnectedComponents.of(mask).components()) {
        int[] keys = component.pixels().filter(counts).map(i -> key(image, map, i)).toArray();
        regions.add(keys, image.defectType(), keys.length);
      }
    }
    add(image, map, mask, leftOut, regions);
  }

  private void add(
      ScoredImage image, FloatMap map, Mask mask, Optional<Mask> leftOut, RegionKeys regions) {
    Mask defective = leftOut.map(mask::without).orElse(mask);
    BitSet skipped = leftOut.map(Mask::bits).orElseGet(BitSet::new);
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
          "anomaly map of %s is %s at x=%d y=%d, expected finite numbers: the model that gave it is broken"
              .formatted(image.id(), value, i % map.width(), i / map.width()));
    }
    return FloatKeys.key(value);
  }

  /** All images so far, by id: the order in which threads added them leaves no trace. */
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

  /** Keys of all regions of an image, one after another. */
  private static final class RegionKeys {
    private final List<StoredRegion> regions = new ArrayList<>();
    private int[] keys = new int[0];
    private int[] regionNumbers = new int[0];
    private int count;

    /** Keeps a region's highest keys: pixels beyond its saturation add nothing. */
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
