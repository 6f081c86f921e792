// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Ranks the keys of one bucket after another and reuses its tables. For one thread.
 *
 * <p>A curve changes direction only at scores of defective pixels. So the negatives of a bucket are
 * counted between its distinct positive scores {@code m_0 < m_1 < ...}: slot {@code 2 i} holds
 * those between {@code m_(i-1)} and {@code m_i}, slot {@code 2 i + 1} those equal to {@code m_i}.
 */
final class BucketSweep {
  private static final int CHUNK = 1 << 15;

  private final List<StoredImage> images;
  private final List<CurvePlan> plans;
  private final Cohorts cohorts;
  private final Spool spool;

  private final double[][] lift; // [plan][low]
  private final boolean[] marked = new boolean[FloatKeys.BUCKETS];
  private final int[] slots = new int[FloatKeys.BUCKETS];
  private final long[][] counts; // [cohort][slot]
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(4 * CHUNK);
  private final ByteBuffer regionBytes = ByteBuffer.allocateDirect(4 * CHUNK);
  private final short[] lows = new short[CHUNK];
  private final int[] regionNumbers = new int[CHUNK];

  BucketSweep(List<StoredImage> images, List<CurvePlan> plans, Cohorts cohorts, Spool spool) {
    this.images = images;
    this.plans = plans;
    this.cohorts = cohorts;
    this.spool = spool;
    lift = new double[plans.size()][FloatKeys.BUCKETS];
    counts = new long[cohorts.count()][0];
    bytes.order(ByteOrder.nativeOrder());
    regionBytes.order(ByteOrder.nativeOrder());
  }

  /** The parts of all curves in a bucket, in the order of the plans. */
  List<BucketCurve> sweep(int bucket) {
    for (int i = 0; i < images.size(); i++) {
      addWeights(i, bucket);
    }
    int[] distinct = distinctLows();
    countNegatives(bucket, 2 * distinct.length + 1);
    List<BucketCurve> parts = plans.stream().map(plan -> new BucketCurve(plan, bucket)).toList();
    for (int plan = 0; plan < parts.size(); plan++) {
      traceCurve(parts.get(plan), plan, bucket, distinct);
    }
    for (int low : distinct) {
      marked[low] = false;
    }
    return parts;
  }

  /** Adds up the weights of an image's positives, per distinct score. */
  private void addWeights(int image, int bucket) {
    int[] overPixels = plansOf(image, true);
    if (overPixels.length > 0) {
      read(
          images.get(image).positives(),
          bucket,
          false,
          n -> {
            for (int i = 0; i < n; i++) {
              int low = lows[i] & 0xffff;
              marked[low] = true;
              for (int plan : overPixels) {
                lift[plan][low]++;
              }
            }
          });
    }
    int[] overRegions = plansOf(image, false);
    if (overRegions.length > 0) {
      read(
          images.get(image).overlaps(),
          bucket,
          true,
          n -> {
            for (int i = 0; i < n; i++) {
              int low = lows[i] & 0xffff;
              marked[low] = true;
              for (int plan : overRegions) {
                lift[plan][low] += plans.get(plan).weight(image, regionNumbers[i]);
              }
            }
          });
    }
  }

  private int[] plansOf(int image, boolean overPixels) {
    int[] found = new int[plans.size()];
    int n = 0;
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).overPixels() == overPixels && plans.get(i).takesPart(image)) {
        found[n++] = i;
      }
    }
    return Arrays.copyOf(found, n);
  }

  private int[] distinctLows() {
    int[] distinct = new int[FloatKeys.BUCKETS];
    int n = 0;
    for (int low = 0; low < FloatKeys.BUCKETS; low++) {
      slots[low] = 2 * n;
      if (marked[low]) {
        slots[low]++;
        distinct[n++] = low;
      }
    }
    return Arrays.copyOf(distinct, n);
  }

  private void countNegatives(int bucket, int slotCount) {
    for (int cohort = 0; cohort < counts.length; cohort++) {
      if (counts[cohort].length < slotCount) {
        counts[cohort] = new long[Math.min(2 * slotCount, 2 * FloatKeys.BUCKETS + 1)];
      }
      Arrays.fill(counts[cohort], 0, slotCount, 0);
    }
    for (int image = 0; image < images.size(); image++) {
      long[] ofCohort = counts[cohorts.of(image)];
      read(
          images.get(image).negatives(),
          bucket,
          false,
          n -> {
            for (int i = 0; i < n; i++) {
              ofCohort[slots[lows[i] & 0xffff]]++;
            }
          });
    }
  }

  private void traceCurve(BucketCurve part, int plan, int bucket, int[] distinct) {
    int[] members = cohorts.members(plan);
    part.pass(count(members, 2 * distinct.length));
    for (int i = distinct.length - 1; i >= 0; i--) {
      int low = distinct[i];
      long ties = count(members, 2 * i + 1);
      if (lift[plan][low] > 0) {
        part.rise(bucket << 16 | low, ties, lift[plan][low]);
        lift[plan][low] = 0;
      } else {
        part.pass(ties);
      }
      part.pass(count(members, 2 * i));
    }
    part.end(bucket << 16);
  }

  private long count(int[] members, int slot) {
    long sum = 0;
    for (int cohort : members) {
      sum += counts[cohort][slot];
    }
    return sum;
  }

  /**
   * Reads a bucket of a run in chunks into {@link #lows} and, with regions, {@link #regionNumbers}.
   */
  private void read(KeyRun run, int bucket, boolean withRegions, IntConsumer use) {
    int position = run.find(bucket);
    if (position < 0) {
      return;
    }
    int end = run.ends()[position];
    for (int from = run.start(position); from < end; from += CHUNK) {
      int n = Math.min(CHUNK, end - from);
      spool.read(run.lowsOffset() + 2L * from, bytes.clear().limit(2 * n));
      bytes.asShortBuffer().get(lows, 0, n);
      if (withRegions) {
        spool.read(run.regionNumbersOffset() + 4L * from, regionBytes.clear().limit(4 * n));
        regionBytes.asIntBuffer().get(regionNumbers, 0, n);
      }
      use.accept(n);
    }
  }
}
