// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import org.blemish.core.BlemishException;

/**
 * Number of folds of cross-fitting.
 *
 * @param given a fixed number: 0 for none, or 2 to 50; empty for {@code auto}, which is 10 with up
 *     to 1,000 images and 5 with more. Models of the folds then lack 10 or 20 % of the images, so
 *     that cross-fitted scores are a little too high, with 5 folds more (docs/thresholds.md); each
 *     fold reads the features of all images once more
 */
public record FoldCount(OptionalInt given) {
  /** No folds. */
  static final FoldCount NONE = new FoldCount(OptionalInt.of(0));

  private static final String AUTO = "auto";
  private static final int MAX = 50;
  private static final int MANY_IMAGES = 1000;
  private static final int FOLDS_OF_MANY = 5;
  private static final int FOLDS = 10;

  public FoldCount {
    if (given.isPresent()
        && (given.getAsInt() < 0 || given.getAsInt() == 1 || given.getAsInt() > MAX)) {
      throw new BlemishException(
          "split.folds: %d given, expected auto, 0 (none) or 2 to %d"
              .formatted(given.getAsInt(), MAX));
    }
  }

  @JsonCreator
  static FoldCount of(JsonNode value) {
    if (value.isTextual() && value.asText().equalsIgnoreCase(AUTO)) {
      return new FoldCount(OptionalInt.empty());
    }
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
      throw new IllegalArgumentException(
          "'%s' given, expected auto, 0 (none) or 2 to %d".formatted(value.asText(), MAX));
    }
    return new FoldCount(OptionalInt.of(value.intValue()));
  }

  /** As in configurations. */
  @JsonValue
  public Object value() {
    return given.isPresent() ? given.getAsInt() : AUTO;
  }

  /**
   * The number of folds.
   *
   * @param images number of good images that the method is fitted to
   */
  public int of(int images) {
    return given.orElse(images > MANY_IMAGES ? FOLDS_OF_MANY : FOLDS);
  }
}
