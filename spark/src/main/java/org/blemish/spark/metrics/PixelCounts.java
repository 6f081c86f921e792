// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.ConnectedComponents;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.scan.FloatTiff;

/**
 * Counts the pixels of one anomaly map by score. A row has the paths of the map, of the mask of
 * defective pixels, and of the mask of excluded pixels, the last two null where there is none.
 */
final class PixelCounts implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int GOOD = 0;

  /**
   * @throws BlemishException if a file is missing or damaged, map and masks differ in size, or the
   *     map has a value that is not finite
   */
  @Override
  public Iterator<Row> call(Row row) {
    FloatMap map = FloatTiff.read(Path.of(row.getString(0))).get(0);
    Optional<Mask> defective = mask(row, 1, map);
    Optional<Mask> excluded = mask(row, 2, map);
    int[] labels = new int[map.values().length]; // 0: good, i: region i, -1: excluded
    excluded.ifPresent(mask -> mask.bits().stream().forEach(pixel -> labels[pixel] = -1));
    List<Double> shares = new ArrayList<>(List.of(0.0)); // of a region that one pixel is
    for (ConnectedComponent region :
        defective.map(mask -> ConnectedComponents.of(mask).components()).orElse(List.of())) {
      int[] pixels = region.pixels().filter(pixel -> labels[pixel] == 0).toArray();
      for (int pixel : pixels) {
        labels[pixel] = shares.size();
      }
      shares.add(1.0 / pixels.length);
    }
    return count(sorted(map, labels, row.getString(0)), shares);
  }

  private static Optional<Mask> mask(Row row, int column, FloatMap map) {
    if (row.isNullAt(column)) {
      return Optional.empty();
    }
    String path = row.getString(column);
    Mask mask = Images.readMask(Path.of(path));
    if (!mask.size().equals(map.size())) {
      throw new BlemishException(
          "%s is %s, its anomaly map %s is %s: expected the same size"
              .formatted(path, mask.size(), row.getString(0), map.size()));
    }
    return Optional.of(mask);
  }

  /**
   * The counted pixels, those of one score together: its bits in the upper half, then the label.
   */
  private static long[] sorted(FloatMap map, int[] labels, String path) {
    long[] pixels = new long[labels.length];
    int n = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        float value = map.values()[i] + 0f; // -0 and 0 are one score
        if (!Float.isFinite(value)) {
          throw new BlemishException(
              "anomaly map %s is %s at x=%d y=%d, expected finite numbers: inspect the image again"
                  .formatted(path, value, i % map.width(), i / map.width()));
        }
        pixels[n++] = (long) Float.floatToIntBits(value) << 32 | labels[i];
      }
    }
    long[] counted = Arrays.copyOf(pixels, n);
    Arrays.sort(counted);
    return counted;
  }

  private static Iterator<Row> count(long[] pixels, List<Double> shares) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < pixels.length;
      }

      @Override
      public Row next() {
        int bits = (int) (pixels[next] >> 32);
        long negatives = 0;
        long positives = 0;
        double overlap = 0;
        while (next < pixels.length && (int) (pixels[next] >> 32) == bits) {
          int label = (int) pixels[next++];
          if (label == GOOD) {
            negatives++;
          } else {
            positives++;
            overlap += shares.get(label);
          }
        }
        return new ScoreCounts(negatives, positives, overlap).row(Float.intBitsToFloat(bits));
      }
    };
  }
}
