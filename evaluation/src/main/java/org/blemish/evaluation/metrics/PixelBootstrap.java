// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Areas under pixel curves on resampled images. Each image is reduced to counts per bucket of
 * scores, so a draw costs a few hundred additions per image. Scores that agree in their upper 16
 * bits (within 0.8 %) count as equal: precise enough for an interval. The metrics themselves are
 * exact.
 */
final class PixelBootstrap {
  private final List<CurveRequest> requests;
  private final List<ImageHistogram> images;
  private final int buckets;

  /**
   * @param requests curves to compute
   */
  PixelBootstrap(PixelStore store, List<CurveRequest> requests) {
    this.requests = List.copyOf(requests);
    List<StoredImage> stored = store.images();
    int[] used = buckets(stored);
    this.buckets = used.length;
    this.images = stored.stream().map(i -> ImageHistogram.of(i, used, requests, store)).toList();
  }

  /**
   * Areas on all draws.
   *
   * @return for each request an array {@code [limit][draw]}; NaN if an area is undefined
   */
  List<double[][]> areas(Bootstrap bootstrap) {
    List<double[][]> areas = new ArrayList<>();
    requests.forEach(r -> areas.add(new double[r.limits().size()][bootstrap.draws()]));
    bootstrap.forEachResample(
        images.size(),
        (draw, times) -> {
          for (int i = 0; i < requests.size(); i++) {
            double[] drawn = areas(i, times);
            for (int limit = 0; limit < drawn.length; limit++) {
              areas.get(i)[limit][draw] = drawn[limit];
            }
          }
        });
    return areas;
  }

  /** Areas of one request where image {@code i} occurs {@code times[i]} times. */
  double[] areas(int request, int[] times) {
    double[] negatives = new double[buckets];
    double[] lift = new double[buckets];
    double counted = 0;
    for (int i = 0; i < times.length; i++) {
      ImageHistogram image = images.get(i);
      if (times[i] > 0 && image.takesPart(request)) {
        image.addNegatives(times[i], negatives);
        image.addLift(request, times[i], lift);
        counted += times[i] * image.unitCount(request);
      }
    }
    List<Double> limits = requests.get(request).limits();
    double all = Arrays.stream(negatives).sum();
    double[] areas = new double[limits.size()];
    for (int i = 0; i < areas.length; i++) {
      areas[i] =
          all > 0 && counted > 0 ? area(negatives, lift, all, counted, limits.get(i)) : Double.NaN;
    }
    return areas;
  }

  /** Trapezoid rule from the highest scores down to the limit, which cuts the last trapezoid. */
  private static double area(
      double[] negatives, double[] lift, double all, double counted, double limit) {
    double area = 0;
    double x = 0;
    double y = 0;
    for (int i = negatives.length - 1; i >= 0 && x < limit; i--) {
      double nextX = x + negatives[i] / all;
      double nextY = y + lift[i] / counted;
      if (nextX > limit) {
        nextY = y + (nextY - y) * (limit - x) / (nextX - x);
        nextX = limit;
      }
      area += (nextX - x) * (y + nextY) / 2;
      x = nextX;
      y = nextY;
    }
    return area / limit;
  }

  /** All buckets with at least one key, ascending. */
  private static int[] buckets(List<StoredImage> images) {
    BitSet used = new BitSet();
    for (StoredImage image : images) {
      for (KeyRun run : List.of(image.negatives(), image.positives())) {
        for (char bucket : run.buckets()) {
          used.set(bucket);
        }
      }
    }
    return used.stream().toArray();
  }
}
