// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.evaluation.metrics.FloatKeys;
import org.blemish.evaluation.metrics.PixelKeys;
import org.blemish.evaluation.metrics.PixelKeys.RegionKeys;

/** Counts the pixels of one anomaly map by score: a row for each distinct score. */
final class PixelCounts implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int NEGATIVE = 0;
  private static final int POSITIVE = 1;
  private static final int FIRST_REGION = 2;

  private final int resizedWidth;
  private final int resizedHeight;

  private PixelCounts(int resizedWidth, int resizedHeight) {
    this.resizedWidth = resizedWidth;
    this.resizedHeight = resizedHeight;
  }

  /** Counts the pixels of maps of their images' size. */
  static PixelCounts ofMaps() {
    return new PixelCounts(0, 0);
  }

  /** Counts the pixels of {@code pixel_auroc_192}, on maps of this size. */
  static PixelCounts ofResized(Size size) {
    return new PixelCounts(size.width(), size.height());
  }

  /**
   * @param row as {@link EvaluatedMap#read} takes it
   * @throws BlemishException if a file is missing or damaged, map and masks differ in size, or the
   *     map has a value that is not finite
   */
  @Override
  public Iterator<Row> call(Row row) {
    EvaluatedMap map = EvaluatedMap.read(row);
    PixelKeys pixels =
        resizedWidth == 0 ? map.pixels() : map.resized(new Size(resizedWidth, resizedHeight));
    List<Double> shares = new ArrayList<>(); // of a region that one of its pixels is
    int count = pixels.outside().length + pixels.inside().length;
    for (RegionKeys region : pixels.regions()) {
      shares.add(1.0 / region.highest().length);
      count += region.highest().length;
    }
    long[] labelled = new long[count];
    int end = add(labelled, 0, pixels.outside(), NEGATIVE);
    end = add(labelled, end, pixels.inside(), POSITIVE);
    for (int region = 0; region < shares.size(); region++) {
      end = add(labelled, end, pixels.regions().get(region).highest(), FIRST_REGION + region);
    }
    Arrays.sort(labelled);
    return count(labelled, shares);
  }

  /** Adds keys: the upper half of a number is the key, in signed order, the lower one the label. */
  private static int add(long[] labelled, int end, int[] keys, int label) {
    for (int i = 0; i < keys.length; i++) {
      labelled[end + i] = (long) (keys[i] ^ Integer.MIN_VALUE) << 32 | label;
    }
    return end + keys.length;
  }

  private static Iterator<Row> count(long[] labelled, List<Double> shares) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < labelled.length;
      }

      @Override
      public Row next() {
        int key = (int) (labelled[next] >> 32);
        long negatives = 0;
        long positives = 0;
        double overlap = 0;
        while (next < labelled.length && (int) (labelled[next] >> 32) == key) {
          int label = (int) labelled[next++];
          if (label == NEGATIVE) {
            negatives++;
          } else if (label == POSITIVE) {
            positives++;
          } else {
            overlap += shares.get(label - FIRST_REGION);
          }
        }
        return new ScoreCounts(negatives, positives, overlap)
            .row(FloatKeys.value(key ^ Integer.MIN_VALUE));
      }
    };
  }
}
