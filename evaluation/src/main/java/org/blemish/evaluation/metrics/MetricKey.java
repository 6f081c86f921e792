// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a metric in {@code metrics.json}, with its names in tables. All metrics are fractions
 * from 0 to 1; tables print them in per cent.
 *
 * @param name the key, such as {@code image_auroc} or {@code au_pro_0.3}
 * @param label heading of a table or row
 * @param shortLabel heading of a column
 */
public record MetricKey(String name, String label, String shortLabel) {
  public static final MetricKey IMAGE_AUROC =
      new MetricKey("image_auroc", "Image AUROC", "image AUROC");
  public static final MetricKey IMAGE_AUROC_LOGICAL =
      new MetricKey("image_auroc_logical", "Image AUROC, logical defects", "logical");
  public static final MetricKey IMAGE_AUROC_STRUCTURAL =
      new MetricKey("image_auroc_structural", "Image AUROC, structural defects", "structural");
  public static final MetricKey IMAGE_AUROC_MEAN =
      new MetricKey(
          "image_auroc_mean", "Image AUROC, mean of logical and structural", "their mean");
  public static final MetricKey IMAGE_AVERAGE_PRECISION =
      new MetricKey("image_average_precision", "Image average precision", "image AP");
  public static final MetricKey IMAGE_F1_MAX =
      new MetricKey("image_f1_max", "Image F1 at the best threshold", "image F1");
  public static final MetricKey PIXEL_AUROC =
      new MetricKey("pixel_auroc", "Pixel AUROC, image's own size, exact masks", "pixel AUROC");
  public static final MetricKey PIXEL_AVERAGE_PRECISION =
      new MetricKey("pixel_average_precision", "Pixel average precision", "pixel AP");

  private static final Pattern PARAMETRISED =
      Pattern.compile(
          "(au_pro|au_spro|image_recall_at|pixel_auroc)_(\\d+(?:\\.\\d+)?)(?:_(logical|structural))?");

  /** {@code pixel_auroc_192}: pixel AUROC on maps and masks resized to a square of this side. */
  public static MetricKey pixelAurocAt(int side) {
    return new MetricKey(
        "pixel_auroc_" + side,
        "Pixel AUROC at %1$dx%1$d, any touched pixel counts".formatted(side),
        "pixel AUROC at " + side);
  }

  /** {@code au_pro_0.3}: AU-PRO up to this false positive rate. */
  public static MetricKey auPro(double limit) {
    return overlap("au_pro_", "AU-PRO", limit);
  }

  /** {@code au_spro_0.05}: AU-sPRO up to this false positive rate, mean of both defect types. */
  public static MetricKey auSpro(double limit) {
    return overlap("au_spro_", "AU-sPRO", limit);
  }

  /** {@code image_recall_at_0.05}: share of defective images found at this false-reject rate. */
  public static MetricKey imageRecallAt(double falseRejectRate) {
    return new MetricKey(
        "image_recall_at_" + plain(falseRejectRate),
        "Defective images found at %s %% false rejects".formatted(percent(falseRejectRate)),
        "recall at " + plain(falseRejectRate));
  }

  /** The key of this name. The labels of a name that no constant or factory has are the name. */
  public static MetricKey of(String name) {
    for (MetricKey known :
        new MetricKey[] {
          IMAGE_AUROC,
          IMAGE_AUROC_LOGICAL,
          IMAGE_AUROC_STRUCTURAL,
          IMAGE_AUROC_MEAN,
          IMAGE_AVERAGE_PRECISION,
          IMAGE_F1_MAX,
          PIXEL_AUROC,
          PIXEL_AVERAGE_PRECISION
        }) {
      if (known.name.equals(name)) {
        return known;
      }
    }
    Matcher parts = PARAMETRISED.matcher(name);
    if (!parts.matches()) {
      return new MetricKey(name, name, name);
    }
    double value = Double.parseDouble(parts.group(2));
    MetricKey key =
        switch (parts.group(1)) {
          case "au_pro" -> auPro(value);
          case "au_spro" -> auSpro(value);
          case "image_recall_at" -> imageRecallAt(value);
          default -> pixelAurocAt((int) value);
        };
    MetricKey typed = parts.group(3) == null ? key : key.of(LocoType.ofKey(parts.group(3)));
    return typed.name.equals(name) ? typed : new MetricKey(name, name, name);
  }

  /** The limit of an AU-PRO; empty for other metrics. */
  public OptionalDouble auProLimit() {
    Matcher parts = PARAMETRISED.matcher(name);
    return parts.matches() && parts.group(1).equals("au_pro") && parts.group(3) == null
        ? OptionalDouble.of(Double.parseDouble(parts.group(2)))
        : OptionalDouble.empty();
  }

  /** The same metric on the defects of one type: {@code au_spro_0.05_logical}. */
  public MetricKey of(LocoType type) {
    return new MetricKey(
        name + "_" + type.key(), label + ", " + type.key(), shortLabel + " " + type.key());
  }

  private static MetricKey overlap(String prefix, String title, double limit) {
    return new MetricKey(
        prefix + plain(limit),
        "%s to %s %% false positives".formatted(title, percent(limit)),
        title + " " + plain(limit));
  }

  /** Without trailing zeros: 0.3, 1. */
  private static String plain(double fraction) {
    return BigDecimal.valueOf(fraction).stripTrailingZeros().toPlainString();
  }

  /** In per cent: 30, 2.5; rounded to seven digits, since 100 * 0.07 is 7.000000000000001. */
  private static String percent(double fraction) {
    return new BigDecimal(100 * fraction, MathContext.DECIMAL32)
        .stripTrailingZeros()
        .toPlainString();
  }
}
