// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.geometry.Size;

/**
 * Size of prepared images: fixed, or limited by what the images resolve. Enlarging an image adds no
 * detail, but its cells then see a smaller part of the object, at a higher cost.
 *
 * @param greatest the fixed size, or the largest one
 * @param limitedByImages whether smaller images get a smaller size
 */
public record PreparedSize(Size greatest, boolean limitedByImages) {
  /** Images are enlarged by at most this factor; the geometric mean of both sides counts. */
  public static final double MAX_ENLARGEMENT = 1.25;

  /** Sides are multiples of this, the coarsest stride of the usual backbones. */
  private static final int ALIGNMENT = 32;

  /** Smaller sides leave too few cells. */
  private static final int MIN_SIDE = 256;

  private static final Pattern LIMITED = Pattern.compile("up to (\\S+)");

  /** A size for images of any resolution. */
  public static PreparedSize fixed(Size size) {
    return new PreparedSize(size, false);
  }

  /**
   * @param value {@code WIDTHxHEIGHT} or {@code up to WIDTHxHEIGHT}
   */
  @JsonCreator
  static PreparedSize of(JsonNode value) {
    Matcher limited = LIMITED.matcher(value.asText());
    boolean matches = limited.matches();
    return new PreparedSize(
        Size.parse(matches ? limited.group(1) : value.asText())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' given, expected WIDTHxHEIGHT such as 768x768, or 'up to WIDTHxHEIGHT'"
                            .formatted(value.asText()))),
        matches);
  }

  /** As in configurations. */
  @JsonValue
  @Override
  public String toString() {
    return (limitedByImages ? "up to " : "") + greatest;
  }

  /**
   * The size for some images. Where it is limited and the median area of the images is small, its
   * sides shrink alike, to multiples of 32 pixels and not below 256.
   *
   * @param images sizes of the good images, or of their region of interest
   * @return {@link #greatest} if there are none
   */
  public Size of(List<Size> images) {
    if (!limitedByImages || images.isEmpty()) {
      return greatest;
    }
    double[] areas =
        images.stream()
            .mapToDouble(size -> (double) size.width() * size.height())
            .sorted()
            .toArray();
    double enlargement = Math.sqrt(greatest.area() / areas[areas.length / 2]);
    return enlargement <= MAX_ENLARGEMENT
        ? greatest
        : new Size(
            shrunk(greatest.width(), MAX_ENLARGEMENT / enlargement),
            shrunk(greatest.height(), MAX_ENLARGEMENT / enlargement));
  }

  private static int shrunk(int side, double factor) {
    int aligned = ALIGNMENT * (int) Math.round(side * factor / ALIGNMENT);
    return Math.min(side, Math.max(MIN_SIDE, aligned));
  }
}
