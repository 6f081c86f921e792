// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The share of good parts that a threshold rejects, as far as its calibration can state it. It
 * holds while parts and images stay as they were.
 *
 * @param requested requested rate, in (0, 1)
 * @param stated stated rate: {@code requested}, or {@code 1 / (parts + 1)} if there are too few
 *     parts for it
 * @param images number of good images whose scores set the threshold
 * @param parts number of different parts that they show, at most {@code images}
 * @param method how the threshold follows from the scores
 * @param source held-out or cross-fitted images
 * @param imagesPerPart images of the parts that the rate is of, a part being above the threshold if
 *     one of its images is; at least 2, or empty for parts of one image
 */
public record StatedRate(
    double requested,
    double stated,
    int images,
    int parts,
    ThresholdMethod method,
    CalibrationSource source,
    Optional<Integer> imagesPerPart) {
  public StatedRate {
    if (images < 1 || parts < 1 || parts > images) {
      throw new IllegalArgumentException(
          "%d images of %d parts: expected at least 1, and at most as many parts as images"
              .formatted(images, parts));
    }
    if (imagesPerPart.filter(count -> count < 2).isPresent()) {
      throw new IllegalArgumentException(
          "%d images per part: expected at least 2, or none".formatted(imagesPerPart.get()));
    }
  }

  /** The rate of parts that one image shows. */
  public StatedRate(
      double requested,
      double stated,
      int images,
      int parts,
      ThresholdMethod method,
      CalibrationSource source) {
    this(requested, stated, images, parts, method, source, Optional.empty());
  }

  /**
   * Reads a rate from a file. Formats 1 and 2 have only held-out images and order statistics, and
   * earlier files no number of parts and no images per part.
   */
  @JsonCreator
  static StatedRate read(
      @JsonProperty("requested") @JsonAlias("asked") double requested,
      @JsonProperty("stated") @JsonAlias("promised") double stated,
      @JsonProperty("images") @JsonAlias("heldOut") int images,
      @JsonProperty("parts") Optional<Integer> parts,
      @JsonProperty("method") Optional<ThresholdMethod> method,
      @JsonProperty("source") Optional<CalibrationSource> source,
      @JsonProperty("imagesPerPart") Optional<Integer> imagesPerPart) {
    return new StatedRate(
        requested,
        stated,
        images,
        parts.orElse(images),
        method.orElse(
            stated <= requested ? ThresholdMethod.ORDER_STATISTIC : ThresholdMethod.MAXIMUM),
        source.orElse(CalibrationSource.HELD_OUT),
        imagesPerPart);
  }

  /** The rate of a threshold that a user set, for which no rate is stated. */
  StatedRate setByHand() {
    return new StatedRate(
        requested, stated, images, parts, ThresholdMethod.MANUAL, source, imagesPerPart);
  }

  /**
   * The rate of parts of several images, from scores of parts: the highest of each part's images.
   *
   * @param calibrated number of good images that the parts of the calibration have together
   * @param count images of a part
   */
  StatedRate ofMeasuredParts(int calibrated, int count) {
    return new StatedRate(requested, stated, calibrated, parts, method, source, Optional.of(count));
  }

  /**
   * The rate of parts of several images, from scores of images: at most the sum of the images'
   * rates.
   *
   * @param count images of a part
   */
  StatedRate ofBoundedParts(int count) {
    return new StatedRate(
        Math.min(1, count * requested),
        ofPart(count),
        images,
        parts,
        method,
        source,
        Optional.of(count));
  }

  /** Whether a user set the threshold. */
  @JsonIgnore
  public boolean isManual() {
    return method == ThresholdMethod.MANUAL;
  }

  /** Whether the parts suffice for the requested rate. */
  public boolean met() {
    return stated <= requested;
  }

  /** Whether the rate is exact on average over calibrations, for any distribution of scores. */
  public boolean exact() {
    return source == CalibrationSource.HELD_OUT
        && (method == ThresholdMethod.ORDER_STATISTIC || method == ThresholdMethod.MAXIMUM);
  }

  /**
   * The rate for parts that several images show, each of which rejects the part: at most the sum of
   * the rates of as many images as this rate is of. It is lower where the images of a part resemble
   * each other.
   *
   * @param count images of a part, at least 1
   */
  public double ofPart(int count) {
    return Math.min(1, Math.ceil(count / (double) imagesPerPart.orElse(1)) * stated);
  }

  /**
   * What {@link #ofPart} says, as a sentence for display, without the full stop; empty for parts of
   * no more images than this rate is of, and for a threshold that a user set, for which no rate is
   * stated.
   */
  public Optional<String> partSentence(int count) {
    if (count <= imagesPerPart.orElse(1) || isManual()) {
      return Optional.empty();
    }
    return Optional.of(
        "thresholds hold for %s: %s are defective, so up to %s of good parts with %d images"
            .formatted(
                imagesPerPart.isPresent()
                    ? "parts with %d images".formatted(imagesPerPart.get())
                    : "one image",
                Percent.of(stated)
                    + (imagesPerPart.isPresent() ? " of good ones" : " of good images"),
                Percent.of(ofPart(count)),
                count));
  }

  /** The rate as a sentence for display, without the full stop. */
  public String sentence() {
    if (isManual()) {
      return "set by hand, no rate is stated";
    }
    String number = images == 1 ? "1 " : images + " ";
    String noun =
        (images == 1 ? "good image" : "good images")
            + (parts == images ? "" : parts == 1 ? " of 1 part" : " of " + parts + " parts");
    String above =
        imagesPerPart
            .map("of good parts with %d images above"::formatted)
            .orElse("of good parts above");
    String kind = source == CalibrationSource.HELD_OUT ? "held-out " : "cross-fitted ";
    return switch (method) {
      case ORDER_STATISTIC ->
          exact()
              ? "at most %s %s, by %s%s%s".formatted(Percent.of(stated), above, number, kind, noun)
              : "about %s %s, estimated from %s%s%s"
                  .formatted(Percent.of(stated), above, number, kind, noun);
      case TAIL_ESTIMATE ->
          "about %s %s, estimated from the highest scores of %s%s%s (%s without an estimate)"
              .formatted(
                  Percent.of(stated), above, number, kind, noun, Percent.of(Quantile.least(parts)));
      default ->
          "%s %s %s: %s%s%s cannot state the requested %s, which needs %d%s, or %d for an order statistic"
              .formatted(
                  exact() ? "at most" : "about",
                  Percent.of(stated),
                  above,
                  number,
                  kind,
                  noun,
                  Percent.of(requested),
                  TailEstimate.MIN_PARTS,
                  parts == images ? "" : " parts",
                  Quantile.needed(requested));
    };
  }
}
