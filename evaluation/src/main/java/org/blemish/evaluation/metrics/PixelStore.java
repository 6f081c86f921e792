// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.blemish.evaluation.metrics.PixelKeys.RegionKeys;
import org.blemish.evaluation.metrics.StoredImage.StoredRegion;

/**
 * Keeps the scores of anomaly maps in a temporary file, sorted by the upper half of their keys, so
 * that any number of maps can be ranked without all being in memory. Several threads may add maps.
 */
final class PixelStore implements AutoCloseable {
  private final Spool spool = new Spool();
  private final List<StoredImage> images = new ArrayList<>();

  /** Adds the scores of an image's map. */
  void add(ScoredImage image, PixelKeys pixels) {
    StoredImage stored =
        new StoredImage(
            image.id(),
            !image.defective(),
            image.defectType(),
            pixels.regions().stream()
                .map(region -> new StoredRegion(region.defect(), region.highest().length))
                .toList(),
            KeyRun.store(spool, pixels.outside(), pixels.outside().length),
            KeyRun.store(spool, pixels.inside(), pixels.inside().length),
            overlaps(pixels.regions()));
    synchronized (images) {
      images.add(stored);
    }
  }

  /** The keys of all regions of an image, one region after another. */
  private KeyRun overlaps(List<RegionKeys> regions) {
    int count = regions.stream().mapToInt(region -> region.highest().length).sum();
    int[] keys = new int[count];
    int[] regionNumbers = new int[count];
    int at = 0;
    for (int i = 0; i < regions.size(); i++) {
      int[] highest = regions.get(i).highest();
      System.arraycopy(highest, 0, keys, at, highest.length);
      Arrays.fill(regionNumbers, at, at + highest.length, i);
      at += highest.length;
    }
    return KeyRun.store(spool, keys, regionNumbers, count);
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
}
