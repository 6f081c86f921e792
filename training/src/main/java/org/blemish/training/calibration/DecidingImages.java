// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.GoodScores;
import org.blemish.core.scoring.StatedRate;
import org.blemish.core.scoring.Threshold;
import org.blemish.core.statistics.Quantiles;

/**
 * The good images whose scores decide the reject threshold, for a user who looks at them: those
 * that stand out from all others. Excluding them is the user's decision.
 *
 * @param highest all images, that with the highest score first
 * @param threshold that they decide
 */
public record DecidingImages(List<CalibrationImage> highest, Threshold threshold) {
  private static final int MAX_SHOWN = 20;

  /** Least distance from the median, in units of the spread, of a score that stands out. */
  private static final double OUTLIER = 3.5;

  /** Scales the median absolute deviation to the standard deviation of a normal distribution. */
  private static final double NORMAL = 1.4826;

  /** The images that decide the threshold of a calibration. */
  public static DecidingImages of(List<CalibrationImage> images, Calibration calibration) {
    List<CalibrationImage> falling =
        images.stream()
            .sorted(
                Comparator.comparingDouble((CalibrationImage image) -> image.sample().score())
                    .reversed())
            .toList();
    return new DecidingImages(falling, calibration.reject());
  }

  /** Images that stand out, the highest first: defective parts, other products, foreign objects. */
  public List<CalibrationImage> outliers() {
    if (highest.isEmpty()) {
      return List.of();
    }
    double[] scores = scores();
    double median = Quantiles.median(scores);
    double spread =
        NORMAL
            * Quantiles.median(
                Arrays.stream(scores).map(score -> Math.abs(score - median)).toArray());
    return highest.stream()
        .filter(image -> image.sample().score() > median + OUTLIER * spread)
        .toList();
  }

  /** The threshold of the same rate without the images that stand out. */
  public double thresholdWithoutOutliers() {
    List<CalibrationSample> left =
        highest.stream().skip(outliers().size()).map(CalibrationImage::sample).toList();
    StatedRate rate = threshold.rate();
    return Threshold.of(
            GoodScores.of(left, CalibrationSample::score), rate.requested(), rate.source())
        .value();
  }

  private double[] scores() {
    return highest.stream().mapToDouble(image -> image.sample().score()).toArray();
  }

  /**
   * Lines for people; none if no image stands out.
   *
   * @param data folder that the ids are relative to
   */
  public List<String> lines(Path data) {
    List<CalibrationImage> outliers = outliers();
    if (outliers.isEmpty() || outliers.size() == highest.size()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (CalibrationImage image : outliers.subList(0, Math.min(MAX_SHOWN, outliers.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "look at     %s: score %.3g, highest at x=%d y=%d",
              data.resolve(image.id()),
              image.sample().score(),
              image.sample().x(),
              image.sample().y()));
    }
    if (outliers.size() > MAX_SHOWN) {
      lines.add("            and %d more".formatted(outliers.size() - MAX_SHOWN));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "            %s; the next good score is %.3g. Without %s the reject threshold would be %.3g: check them, and train with --exclude if they are not good",
            outliers.size() == 1 ? "this image stands out" : "these images stand out",
            highest.get(outliers.size()).sample().score(),
            outliers.size() == 1 ? "it" : "them",
            thresholdWithoutOutliers()));
    return lines;
  }
}
