// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.List;
import org.blemish.evaluation.metrics.StoredImage.StoredRegion;

/**
 * A {@link CurveRequest} applied to images: which images take part, with what weights, and how many
 * negatives are above each bucket. Not changed after construction.
 *
 * <p>Every found pixel raises the curve by its weight: 1 / (saturation area of its region * number
 * of regions), or 1 / (number of defective pixels).
 */
final class CurvePlan {
  final CurveRequest request;
  final long negatives;
  final long unitCount;

  /** {@code [bucket]}: negatives in higher buckets. */
  final long[] negativesAbove = new long[FloatKeys.BUCKETS];

  /** {@code [bucket]}: positives in higher buckets. */
  final long[] positivesAbove = new long[FloatKeys.BUCKETS];

  private final boolean[] takesPart;
  private final double[][] weights;

  CurvePlan(CurveRequest request, List<StoredImage> images) {
    this.request = request;
    takesPart = new boolean[images.size()];
    weights = new double[images.size()][];
    long units = 0;
    for (int i = 0; i < images.size(); i++) {
      StoredImage image = images.get(i);
      takesPart[i] = request.images().test(image);
      if (takesPart[i]) {
        count(image.negatives(), negativesAbove);
        count(image.positives(), positivesAbove);
        units += overPixels() ? image.positives().size() : countedRegions(image);
      }
    }
    unitCount = units;
    for (int i = 0; i < images.size(); i++) {
      weights[i] = weights(images.get(i));
    }
    negatives = toSumsAbove(negativesAbove);
    toSumsAbove(positivesAbove);
  }

  boolean overPixels() {
    return request.unit() == CurveRequest.AveragingUnit.PIXELS;
  }

  boolean takesPart(int image) {
    return takesPart[image];
  }

  /** By how much a pixel of this region raises the curve. */
  double weight(int image, int region) {
    return weights[image][region];
  }

  private long countedRegions(StoredImage image) {
    return image.regions().stream().filter(r -> request.defects().test(r.defect())).count();
  }

  private double[] weights(StoredImage image) {
    double[] result = new double[image.regions().size()];
    for (int i = 0; i < result.length; i++) {
      StoredRegion region = image.regions().get(i);
      if (request.defects().test(region.defect())) {
        result[i] = 1.0 / region.saturation() / unitCount;
      }
    }
    return result;
  }

  private static void count(KeyRun run, long[] sizes) {
    for (int i = 0; i < run.buckets().length; i++) {
      sizes[run.buckets()[i]] += run.ends()[i] - run.start(i);
    }
  }

  private static long toSumsAbove(long[] sizes) {
    long sum = 0;
    for (int bucket = sizes.length - 1; bucket >= 0; bucket--) {
      long size = sizes[bucket];
      sizes[bucket] = sum;
      sum += size;
    }
    return sum;
  }
}
