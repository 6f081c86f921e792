// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Number of defective and of good images at or above each distinct score, from which all image
 * metrics follow. Equal scores are one threshold. Immutable as long as the arrays are not written
 * to.
 *
 * @param thresholds distinct scores, descending
 * @param truePositives defective images with a score of at least the threshold
 * @param falsePositives good images with a score of at least the threshold
 */
public record ThresholdTable(double[] thresholds, int[] truePositives, int[] falsePositives) {
  /** The highest F1, and the (highest) threshold that gives it. */
  public record F1(double value, double threshold) {}

  /** Counts the images. */
  public static ThresholdTable of(List<ScoredImage> images) {
    List<ScoredImage> sorted = new ArrayList<>(images);
    sorted.sort(Comparator.comparingDouble(ScoredImage::score).reversed());
    int[] once = new int[sorted.size()];
    Arrays.fill(once, 1);
    return ofSorted(sorted, once);
  }

  /** Counts image {@code i}, of images with descending scores, {@code times[i]} times. */
  static ThresholdTable ofSorted(List<ScoredImage> descending, int[] times) {
    int n = descending.size();
    double[] thresholds = new double[n];
    int[] tp = new int[n];
    int[] fp = new int[n];
    int rows = 0;
    int positives = 0;
    int negatives = 0;
    for (int i = 0; i < n; i++) {
      if (times[i] == 0) {
        continue;
      }
      ScoredImage image = descending.get(i);
      if (image.defective()) {
        positives += times[i];
      } else {
        negatives += times[i];
      }
      // == instead of compare(): 0.0 and -0.0 are one score
      if (rows == 0 || thresholds[rows - 1] != image.score()) {
        thresholds[rows++] = image.score();
      }
      tp[rows - 1] = positives;
      fp[rows - 1] = negatives;
    }
    return new ThresholdTable(
        Arrays.copyOf(thresholds, rows), Arrays.copyOf(tp, rows), Arrays.copyOf(fp, rows));
  }

  /** Number of defective images. */
  public int positives() {
    return thresholds.length == 0 ? 0 : truePositives[thresholds.length - 1];
  }

  /** Number of good images. */
  public int negatives() {
    return thresholds.length == 0 ? 0 : falsePositives[thresholds.length - 1];
  }

  /**
   * Probability that a defective image scores higher than a good one, a tie counting half; empty if
   * a class is missing.
   */
  public OptionalDouble auroc() {
    long twice = 0; // twice the number of pairs in the right order: integers, so no rounding
    int tpBefore = 0;
    int fpBefore = 0;
    for (int i = 0; i < thresholds.length; i++) {
      int p = truePositives[i] - tpBefore;
      int n = falsePositives[i] - fpBefore;
      twice += (long) p * (2L * (negatives() - falsePositives[i]) + n);
      tpBefore = truePositives[i];
      fpBefore = falsePositives[i];
    }
    double pairs = (double) positives() * negatives();
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(twice / 2.0 / pairs);
  }

  /**
   * Sum over thresholds of precision times gained recall, not interpolated (scikit-learn's {@code
   * average_precision_score}); empty without defective images.
   */
  public OptionalDouble averagePrecision() {
    double sum = 0;
    int before = 0;
    for (int i = 0; i < thresholds.length; i++) {
      sum += (truePositives[i] - before) * precision(i);
      before = truePositives[i];
    }
    return positives() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / positives());
  }

  /** Best F1 over all thresholds; empty without defective images. */
  public Optional<F1> f1Max() {
    if (positives() == 0) {
      return Optional.empty();
    }
    F1 best = new F1(0, Double.POSITIVE_INFINITY);
    for (int i = 0; i < thresholds.length; i++) {
      double f1 = f1(truePositives[i], falsePositives[i], positives());
      if (f1 > best.value()) {
        best = new F1(f1, thresholds[i]);
      }
    }
    return Optional.of(best);
  }

  /**
   * Highest share of the defective images that a threshold finds while rejecting at most this share
   * of the good ones; empty if a class is missing.
   *
   * @param falseRejectRate 0 to 1
   */
  public OptionalDouble recallAt(double falseRejectRate) {
    if (positives() == 0 || negatives() == 0) {
      return OptionalDouble.empty();
    }
    int found = 0;
    for (int i = 0; i < thresholds.length; i++) {
      if (keeps(falseRejectRate, falsePositives[i], negatives())) {
        found = truePositives[i];
      }
    }
    return OptionalDouble.of((double) found / positives());
  }

  /** F1 of a threshold: 2 TP / (2 TP + FP + FN), where TP + FN are all positives. */
  public static double f1(long truePositives, long falsePositives, long positives) {
    return 2.0 * truePositives / (truePositives + falsePositives + positives);
  }

  /** Whether a threshold rejects at most this share of the good images. */
  public static boolean keeps(double falseRejectRate, long falsePositives, long negatives) {
    return falsePositives <= falseRejectRate * negatives;
  }

  /** From (0, 0) to (1, 1), one point for each threshold; empty if a class is missing. */
  public List<CurvePoint> roc() {
    List<CurvePoint> points = new ArrayList<>();
    if (positives() > 0 && negatives() > 0) {
      points.add(new CurvePoint(0, 0, Double.POSITIVE_INFINITY));
      for (int i = 0; i < thresholds.length; i++) {
        double fpr = (double) falsePositives[i] / negatives();
        points.add(new CurvePoint(fpr, recall(i), thresholds[i]));
      }
    }
    return points;
  }

  /** Recall and precision at each threshold, recall ascending; empty without defective images. */
  public List<CurvePoint> precisionRecall() {
    List<CurvePoint> points = new ArrayList<>();
    if (positives() > 0) {
      points.add(new CurvePoint(0, 1, Double.POSITIVE_INFINITY));
      for (int i = 0; i < thresholds.length; i++) {
        points.add(new CurvePoint(recall(i), precision(i), thresholds[i]));
      }
    }
    return points;
  }

  private double precision(int i) {
    return (double) truePositives[i] / (truePositives[i] + falsePositives[i]);
  }

  private double recall(int i) {
    return (double) truePositives[i] / positives();
  }
}
