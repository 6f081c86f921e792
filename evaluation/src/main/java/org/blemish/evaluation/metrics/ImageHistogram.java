// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * What a {@link PixelBootstrap} knows of one image: by bucket, how many pixels outside the mask,
 * and by how much each curve rises.
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
   * @param buckets that hold any key of any image, ascending
   */
  static ImageHistogram of(
      StoredImage image, int[] buckets, List<CurveRequest> requests, PixelStore store) {
    int n = requests.size();
    boolean[] takesPart = new boolean[n];
    double[] counted = new double[n];
    double[][] lift = new double[n][];
    int[] owners = regionNumbers(image, store);
    for (int i = 0; i < n; i++) {
      CurveRequest request = requests.get(i);
      takesPart[i] = request.images().test(image);
      lift[i] = new double[image.positives().size() == 0 ? 0 : buckets.length];
      if (lift[i].length > 0) {
        counted[i] =
            request.unit() == CurveRequest.AveragingUnit.PIXELS
                ? pixels(image, buckets, lift[i])
                : regions(image, owners, request, buckets, lift[i]);
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

  /** Pixels or regions that the curve's height is the mean of. */
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
      StoredImage image, int[] owners, CurveRequest request, int[] buckets, double[] lift) {
    KeyRun overlaps = image.overlaps();
    for (int i = 0; i < overlaps.buckets().length; i++) {
      int bucket = Arrays.binarySearch(buckets, overlaps.buckets()[i]);
      for (int key = overlaps.start(i); key < overlaps.ends()[i]; key++) {
        StoredImage.StoredRegion region = image.regions().get(owners[key]);
        if (request.defects().test(region.defect())) {
          lift[bucket] += 1.0 / region.saturation();
        }
      }
    }
    return image.regions().stream().filter(r -> request.defects().test(r.defect())).count();
  }

  private static int[] regionNumbers(StoredImage image, PixelStore store) {
    int[] owners = new int[image.overlaps().size()];
    ByteBuffer bytes = ByteBuffer.allocate(4 * owners.length).order(ByteOrder.nativeOrder());
    store.spool().read(image.overlaps().regionNumbersOffset(), bytes);
    bytes.asIntBuffer().get(owners);
    return owners;
  }
}
