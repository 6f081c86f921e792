// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Component;
import org.blemish.core.grid.Components;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.metrics.StoredImage.StoredRegion;

/**
 * Takes maps one by one and keeps their scores in a temporary file, ordered coarsely, so that any
 * number of them can be ranked together without being in memory together. Several threads may add.
 */
final class PixelStore implements AutoCloseable {
  private final Spool spool = new Spool();
  private final List<StoredImage> images = new ArrayList<>();

  /** Adds a map with its mask, without regions. */
  void add(ScoredImage image, FloatMap map, Mask mask) {
    add(image, map, mask, new RegionKeys());
  }

  /** Adds a map with its ground truth. */
  void add(ScoredImage image, FloatMap map, GroundTruth truth) {
    RegionKeys regions = new RegionKeys();
    Mask mask = truth.mask();
    if (truth instanceof GroundTruth.Saturated saturated) {
      for (DefectRegion region : saturated.regions()) {
        int[] keys = region.mask().bits().stream().map(i -> key(image, map, i)).toArray();
        regions.add(keys, new StoredRegion(region.defect(), region.saturation()));
      }
    } else {
      for (Component component : Components.of(mask).components()) {
        int[] keys = component.pixels().map(i -> key(image, map, i)).toArray();
        regions.add(keys, new StoredRegion(image.defectType(), component.area()));
      }
    }
    add(image, map, mask, regions);
  }

  private void add(ScoredImage image, FloatMap map, Mask mask, RegionKeys regions) {
    BitSet bits = mask.bits();
    int area = map.values().length;
    int[] inside = new int[bits.cardinality()];
    int[] outside = new int[area - inside.length];
    int in = 0;
    int out = 0;
    for (int start = 0; start < area; ) {
      int defect = bits.nextSetBit(start);
      int from = defect < 0 ? area : defect;
      for (int i = start; i < from; i++) {
        outside[out++] = key(image, map, i);
      }
      int to = from == area ? area : bits.nextClearBit(from);
      for (int i = from; i < to; i++) {
        inside[in++] = key(image, map, i);
      }
      start = to;
    }
    StoredImage stored =
        new StoredImage(
            image.id(),
            image.defectType(),
            List.copyOf(regions.regions),
            KeyRun.store(spool, outside, out),
            KeyRun.store(spool, inside, in),
            KeyRun.store(spool, regions.keys, regions.owners, regions.count));
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
    private int[] owners = new int[0];
    private int count;

    /** Keeps a region's highest keys: pixels beyond its saturation add nothing. */
    void add(int[] pixels, StoredRegion region) {
      int kept = region.saturation();
      if (kept < pixels.length) {
        sortUnsigned(pixels);
      }
      if (count + kept > keys.length) {
        int capacity = Math.max(2 * keys.length, count + kept);
        keys = Arrays.copyOf(keys, capacity);
        owners = Arrays.copyOf(owners, capacity);
      }
      System.arraycopy(pixels, pixels.length - kept, keys, count, kept);
      Arrays.fill(owners, count, count + kept, regions.size());
      count += kept;
      regions.add(region);
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
