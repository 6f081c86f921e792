// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * What held-out good images can promise: the share of good parts whose score lies above a
 * threshold, on average over such calibrations, if parts and pictures stay as they were.
 *
 * @param requested rate that was wished for, in (0, 1)
 * @param stated rate that is kept: {@code asked}, or {@code 1 / (heldOut + 1)} where that is more
 * @param heldOut number of good images that took no part in training
 */
public record StatedRate(
    @JsonAlias("asked") double requested, @JsonAlias("promised") double stated, int heldOut) {
  public StatedRate {
    if (heldOut < 1) {
      throw new IllegalArgumentException("heldOut is " + heldOut + ", must be at least 1");
    }
  }

  static StatedRate of(double asked, int heldOut) {
    return new StatedRate(
        asked, Quantile.reachable(heldOut, asked) ? asked : 1.0 / (heldOut + 1), heldOut);
  }

  /** Whether the held-out images suffice for the rate that was asked for. */
  public boolean met() {
    return stated <= requested;
  }

  /** The promise in a sentence for people, without the full stop. */
  public String sentence() {
    String images = heldOut == 1 ? "1 held-out good image" : heldOut + " held-out good images";
    if (met()) {
      return "at most %s of good parts above, by %s".formatted(Percent.of(requested), images);
    }
    return "at most %s of good parts above: %s cannot promise the %s asked for, which takes %d"
        .formatted(Percent.of(stated), images, Percent.of(requested), Quantile.needed(requested));
  }
}
