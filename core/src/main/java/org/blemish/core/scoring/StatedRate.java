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
 */
public record StatedRate(
    double requested,
    double stated,
    int images,
    int parts,
    ThresholdMethod method,
    CalibrationSource source) {
  public StatedRate {
    if (images < 1 || parts < 1 || parts > images) {
      throw new IllegalArgumentException(
          "%d images of %d parts: expected at least 1, and at most as many parts as images"
              .formatted(images, parts));
    }
  }

  /**
   * Reads a rate from a file. Formats 1 and 2 have only held-out images and order statistics, and
   * earlier files no number of parts.
   */
  @JsonCreator
  static StatedRate read(
      @JsonProperty("requested") @JsonAlias("asked") double requested,
      @JsonProperty("stated") @JsonAlias("promised") double stated,
      @JsonProperty("images") @JsonAlias("heldOut") int images,
      @JsonProperty("parts") Optional<Integer> parts,
      @JsonProperty("method") Optional<ThresholdMethod> method,
      @JsonProperty("source") Optional<CalibrationSource> source) {
    return new StatedRate(
        requested,
        stated,
        images,
        parts.orElse(images),
        method.orElse(
            stated <= requested ? ThresholdMethod.ORDER_STATISTIC : ThresholdMethod.MAXIMUM),
        source.orElse(CalibrationSource.HELD_OUT));
  }

  /** The rate of a threshold that a user set, for which no rate is stated. */
  StatedRate setByHand() {
    return new StatedRate(requested, stated, images, parts, ThresholdMethod.MANUAL, source);
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
   * the images' rates. It is lower where the images of a part resemble each other.
   *
   * @param count images of a part, at least 1
   */
  public double ofPart(int count) {
    return Math.min(1, count * stated);
  }

  /**
   * What {@link #ofPart} says, as a sentence for display, without the full stop; empty for one
   * image and for a threshold that a user set, for which no rate is stated.
   */
  public Optional<String> partSentence(int count) {
    return count == 1 || isManual()
        ? Optional.empty()
        : Optional.of(
            "thresholds hold for one image: %s of good images are defective, so up to %s of good parts with %d images"
                .formatted(Percent.of(stated), Percent.of(ofPart(count)), count));
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
    String kind = source == CalibrationSource.HELD_OUT ? "held-out " : "cross-fitted ";
    return switch (method) {
      case ORDER_STATISTIC ->
          exact()
              ? "at most %s of good parts above, by %s%s%s"
                  .formatted(Percent.of(stated), number, kind, noun)
              : "about %s of good parts above, estimated from %s%s%s"
                  .formatted(Percent.of(stated), number, kind, noun);
      case TAIL_ESTIMATE ->
          "about %s of good parts above, estimated from the highest scores of %s%s%s; without that estimate they can state %s"
              .formatted(Percent.of(stated), number, kind, noun, Percent.of(Quantile.least(parts)));
      default ->
          "%s %s of good parts above: %s%s%s cannot state the requested %s, which needs %d%s, or %d for an order statistic"
              .formatted(
                  exact() ? "at most" : "about",
                  Percent.of(stated),
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
