// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a quality gate measures, in the order of its checks. The least margins were set on held-out
 * good images of one product: images corrupted up to them were not rejected more often. A model
 * that tolerates less has narrower margins; see {@link Tolerance}.
 */
public enum QualityAspect {
  /** Stops (binary logarithm) above the training images' exposure. */
  BRIGHTNESS("darker than any training image", "brighter than any training image", 0.25, 0.25),
  /** Share of white pixels, in which no structure is visible. */
  SATURATION("", "overexposed", Margin.NEVER, 0.05),
  /** Mean distance of the three colours, as a share of the mean luminance; noise increases it. */
  COLOURFULNESS("less colourful than any training image", "", Margin.COLOUR, Margin.NEVER),
  /** Mean of red - green, as a share of the mean luminance. */
  RED(
      "less red than any training image",
      "redder than any training image",
      Margin.COLOUR,
      Margin.COLOUR),
  /** Mean of blue - green, as a share of the mean luminance. */
  BLUE(
      "less blue than any training image",
      "bluer than any training image",
      Margin.COLOUR,
      Margin.COLOUR),
  /**
   * Median of red - blue, as a share of the mean luminance. Its sign is that of all good images
   * where they have one.
   */
  CHANNELS("red and blue exchanged", "red and blue exchanged", Margin.NEVER, Margin.NEVER),
  /** Binary logarithm of fine over coarse structure. */
  SHARPNESS("blurred", "", 0.5, Margin.NEVER),
  /** Binary logarithm of 1 + noise in grey levels, after exposure correction. */
  NOISE("smoother than any training image", "noisy", 0.15, 0.5),
  /** Binary logarithm of the exponent of the tone curve relative to the training images. */
  TONE(
      "brighter shadows than any training image",
      "darker shadows than any training image",
      0.2,
      0.2),
  /** Shift to the right relative to good parts, as a share of the width. */
  RIGHT("moved", "moved", 0.015, 0.015),
  /** Shift downwards relative to good parts, as a share of the height. */
  DOWN("moved", "moved", 0.015, 0.015),
  /** Clockwise rotation about the centre relative to good parts, degrees. */
  TURN("turned", "turned", 1.5, 1.5),
  /** Distance of the mean features from those of good images, in units of their deviation. */
  DISTANCE("", "unlike the product", Margin.NEVER, 1);

  /** Stops on either side that a model with exposure correction tolerates. */
  private static final double CORRECTED_EXPOSURE_MARGIN = 0.7;

  private final String belowText;
  private final String aboveText;
  private final double lowerMargin;
  private final double upperMargin;

  /**
   * @param least distance of the lower limit from all good images, at least
   * @param most distance of the upper limit from all good images, at least
   */
  QualityAspect(String below, String above, double least, double most) {
    this.belowText = below;
    this.aboveText = above;
    this.lowerMargin = least;
    this.upperMargin = most;
  }

  /**
   * The range that follows from good images.
   *
   * @param corrected whether the model corrects exposure
   */
  Range range(double[] good, boolean corrected) {
    if (corrected && this == BRIGHTNESS) {
      return Range.around(good, CORRECTED_EXPOSURE_MARGIN, CORRECTED_EXPOSURE_MARGIN);
    }
    if (this == CHANNELS) {
      return Range.ofOneSign(good, Margin.FAINT_COLOUR);
    }
    Range range = Range.around(good, lowerMargin, upperMargin);
    if (this == COLOURFULNESS) {
      double least = Arrays.stream(good).min().orElseThrow();
      // The margin would accept grey images of a product with faint colours.
      return least >= MeanColour.FAINT ? range.withLowest(least / 2) : range;
    }
    return range;
  }

  GateRejection rejection(double value, Range range) {
    String kind = range.below(value) ? belowText : aboveText;
    return new GateRejection(kind, kind + ": " + describe(value, range));
  }

  /** The accepted range, for display. */
  String describeAccepted(Range range) {
    double low = range.low().orElse(Double.NEGATIVE_INFINITY);
    double high = range.high().orElse(Double.POSITIVE_INFINITY);
    return switch (this) {
      case BRIGHTNESS -> number("exposure %.0f to %.0f %%", percent(low), percent(high));
      case SATURATION -> number("white pixels to %.0f %%", 100 * high);
      case COLOURFULNESS -> number("colourfulness from %.0f %%", 100 * low);
      case RED -> number("red - green %+.0f to %+.0f %%", 100 * low, 100 * high);
      case BLUE -> number("blue - green %+.0f to %+.0f %%", 100 * low, 100 * high);
      case CHANNELS -> range.low().isPresent() ? "more red than blue" : "more blue than red";
      case SHARPNESS -> number("sharpness from %.2f", low);
      case NOISE -> number("noise %.1f to %.1f grey levels", levels(low), levels(high));
      case TONE -> number("gamma %.2f to %.2f", Math.pow(2, low), Math.pow(2, high));
      case RIGHT -> number("%+.1f to %+.1f %% to the right", 100 * low, 100 * high);
      case DOWN -> number("%+.1f to %+.1f %% downwards", 100 * low, 100 * high);
      case TURN -> number("turned by %+.1f to %+.1f degrees", low, high);
      case DISTANCE -> number("distance to %.2f", high);
    };
  }

  private String describe(double value, Range range) {
    double low = range.low().orElse(Double.NEGATIVE_INFINITY);
    double high = range.high().orElse(Double.POSITIVE_INFINITY);
    return switch (this) {
      case BRIGHTNESS ->
          number(
              "%.0f %% of the training images' exposure, %.0f to %.0f %% are accepted",
              percent(value), percent(low), percent(high));
      case SATURATION ->
          number("%.0f %% of the pixels are white, accepted to %.0f", 100 * value, 100 * high);
      case COLOURFULNESS ->
          number(
              "colours differ by %.0f %% of the brightness, accepted from %.0f",
              100 * value, 100 * low);
      case RED -> colour("red - green is", value, low, high);
      case BLUE -> colour("blue - green is", value, low, high);
      case CHANNELS ->
          number(
              "red - blue is %+.1f %% of the brightness, and %s in all training images",
              100 * value, range.below(value) ? "positive" : "negative");
      case SHARPNESS -> number("sharpness %.2f, accepted from %.2f", value, low);
      case NOISE ->
          number(
              "noise of %.1f grey levels, %.1f to %.1f are accepted",
              levels(value), levels(low), levels(high));
      case TONE ->
          number(
              "gamma of %.2f against the training images, %.2f to %.2f are accepted",
              Math.pow(2, value), Math.pow(2, low), Math.pow(2, high));
      case RIGHT -> shift(value, low, high, "to the right", "of the width");
      case DOWN -> shift(value, low, high, "downwards", "of the height");
      case TURN ->
          number("%+.2f degrees to the right, %+.2f to %+.2f are accepted", value, low, high);
      case DISTANCE -> number("distance %.2f, accepted to %.2f", value, high);
    };
  }

  private static String colour(String what, double value, double low, double high) {
    return number(
        what + " %+.0f %% of the brightness, %+.0f to %+.0f are accepted",
        100 * value,
        100 * low,
        100 * high);
  }

  private static String shift(double value, double low, double high, String where, String of) {
    return number(
        "%+.1f %% " + of + " " + where + ", %+.1f to %+.1f are accepted",
        100 * value,
        100 * low,
        100 * high);
  }

  private static double percent(double stops) {
    return 100 * Math.pow(2, stops);
  }

  private static double levels(double noise) {
    return Math.pow(2, noise) - 1;
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static final class Margin {
    /** A limit that no value reaches. */
    static final double NEVER = Double.POSITIVE_INFINITY;

    /** Of shares of the brightness. */
    static final double COLOUR = 0.05;

    /**
     * Of red - blue, as a share of the brightness; a smaller one may have another sign by chance.
     */
    static final double FAINT_COLOUR = 0.01;
  }
}
