// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * One image in a {@link PixelBootstrap}: for each bucket of scores the number of pixels outside the
 * mask and by how much each curve rises.
 */
final class ImageHistogram {
  private final int[] negativeAt;
  private final double[] negatives;
  private final boolean[] takesPart;
  private final double[] unitCount;
  private final double[][] lift;

  private ImageHistogram(
      int[] negativeAt,
      double[] negatives,
      boolean[] takesPart,
      double[] counted,
      double[][] lift) {
    this.negativeAt = negativeAt;
    this.negatives = negatives;
    this.takesPart = takesPart;
    this.unitCount = counted;
    this.lift = lift;
  }

  /**
   * @param buckets with at least one key of any image, ascending
   */
  static ImageHistogram of(
      StoredImage image, int[] buckets, List<CurveRequest> requests, PixelStore store) {
    int n = requests.size();
    boolean[] takesPart = new boolean[n];
    double[] counted = new double[n];
    double[][] lift = new double[n][];
    int[] regionOfKey = regionNumbers(image, store);
    for (int i = 0; i < n; i++) {
      CurveRequest request = requests.get(i);
      takesPart[i] = request.images().test(image);
      lift[i] = new double[image.positives().size() == 0 ? 0 : buckets.length];
      if (lift[i].length > 0) {
        counted[i] =
            request.unit() == CurveRequest.AveragingUnit.PIXELS
                ? pixels(image, buckets, lift[i])
                : regions(image, regionOfKey, request, buckets, lift[i]);
      }
    }
    KeyRun outside = image.negatives();
    int[] at = new int[outside.buckets().length];
    double[] negatives = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = Arrays.binarySearch(buckets, outside.buckets()[i]);
      negatives[i] = outside.ends()[i] - outside.start(i);
    }
    return new ImageHistogram(at, negatives, takesPart, counted, lift);
  }

  boolean takesPart(int request) {
    return takesPart[request];
  }

  /** Number of pixels or regions that the curve's height is averaged over. */
  double unitCount(int request) {
    return unitCount[request];
  }

  void addNegatives(int times, double[] sums) {
    for (int i = 0; i < negativeAt.length; i++) {
      sums[negativeAt[i]] += times * negatives[i];
    }
  }

  void addLift(int request, int times, double[] sums) {
    for (int i = 0; i < lift[request].length; i++) {
      sums[i] += times * lift[request][i];
    }
  }

  private static double pixels(StoredImage image, int[] buckets, double[] lift) {
    KeyRun inside = image.positives();
    for (int i = 0; i < inside.buckets().length; i++) {
      lift[Arrays.binarySearch(buckets, inside.buckets()[i])] = inside.ends()[i] - inside.start(i);
    }
    return inside.size();
  }

  private static double regions(
      StoredImage image, int[] regionOfKey, CurveRequest request, int[] buckets, double[] lift) {
    KeyRun overlaps = image.overlaps();
    for (int i = 0; i < overlaps.buckets().length; i++) {
      int bucket = Arrays.binarySearch(buckets, overlaps.buckets()[i]);
      for (int key = overlaps.start(i); key < overlaps.ends()[i]; key++) {
        StoredImage.StoredRegion region = image.regions().get(regionOfKey[key]);
        if (request.defects().test(region.defect())) {
          lift[bucket] += 1.0 / region.saturation();
        }
      }
    }
    return image.regions().stream().filter(r -> request.defects().test(r.defect())).count();
  }

  private static int[] regionNumbers(StoredImage image, PixelStore store) {
    int[] regionOfKey = new int[image.overlaps().size()];
    ByteBuffer bytes = ByteBuffer.allocate(4 * regionOfKey.length).order(ByteOrder.nativeOrder());
    store.spool().read(image.overlaps().regionNumbersOffset(), bytes);
    bytes.asIntBuffer().get(regionOfKey);
    return regionOfKey;
  }
}
