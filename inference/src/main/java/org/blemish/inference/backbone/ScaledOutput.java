// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;

/**
 * An output of a backbone and the size of the image that it is computed from. Written {@code s5}
 * for an image of the network size, and {@code s5@256} for one that is scaled so that its longer
 * side has 256 pixels: a cell then sees a larger part of the object, for a fraction of the cost.
 *
 * @param output name of the output in the descriptor
 * @param side pixels of the longer side; empty for the network size
 */
public record ScaledOutput(String output, Optional<Integer> side) {
  /** Sides are multiples of this, the coarsest stride of the usual backbones. */
  private static final int ALIGNMENT = 32;

  private static final Pattern SCALED = Pattern.compile("(.+)@(\\d{1,5})");

  public ScaledOutput {
    side.ifPresent(
        pixels -> {
          if (pixels < ALIGNMENT || pixels % ALIGNMENT != 0) {
            throw new BlemishException(
                "feature map %s@%d: expected a multiple of %d pixels for the longer side"
                    .formatted(output, pixels, ALIGNMENT));
          }
        });
  }

  /**
   * Reads the written form.
   *
   * @throws BlemishException if the side is no multiple of 32
   */
  public static ScaledOutput of(String name) {
    Matcher scaled = SCALED.matcher(name);
    return scaled.matches()
        ? new ScaledOutput(scaled.group(1), Optional.of(Integer.parseInt(scaled.group(2))))
        : new ScaledOutput(name, Optional.empty());
  }

  /**
   * Size of the image that the output is computed from: the network size, or one of nearly its
   * aspect ratio with sides that are multiples of 32. Never larger than the network size.
   *
   * @param network size of the network's input
   */
  public Size image(Size network) {
    int longer = Math.max(network.width(), network.height());
    if (side.isEmpty() || side.get() >= longer) {
      return network;
    }
    double scale = (double) side.get() / longer;
    return new Size(aligned(network.width() * scale), aligned(network.height() * scale));
  }

  private static int aligned(double length) {
    return ALIGNMENT * Math.max(1, (int) Math.round(length / ALIGNMENT));
  }

  /** The written form. */
  @Override
  public String toString() {
    return side.map(pixels -> output + "@" + pixels).orElse(output);
  }
}
