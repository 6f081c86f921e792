// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.blemish.core.geometry.Size;

/**
 * How scans are prepared.
 *
 * @param gapFillingPasses passes of gap filling, 0 to 1000
 * @param background how the background is found
 * @param threshold least distance of the part's surface from the background, in either direction,
 *     metres, above 0
 * @param relativeToBackground whether depth is measured from the background instead of the sensor;
 *     corrects a tilted support; not part of the published method
 * @param grid the networks' grid
 * @param downscale depth pixels along each side of a grid cell, 1 to 64
 * @param dilation size in depth pixels of the square that the foreground grows by; 0 for none
 * @param seed of the robust plane's random choices
 */
public record DepthSettings(
    @JsonAlias("fills") int gapFillingPasses,
    BackgroundRule background,
    double threshold,
    @JsonAlias("level") boolean relativeToBackground,
    Size grid,
    int downscale,
    int dilation,
    long seed) {
  public DepthSettings {
    check("gapFillingPasses", gapFillingPasses, 0, 1000);
    check("downscale", downscale, 1, 64);
    check("dilation", dilation, 0, 1024);
    if (!(threshold > 0)) {
      throw new IllegalArgumentException(
          "depth threshold must be above 0 metres, got " + threshold);
    }
  }

  /** The published settings: 24x24 cells of 8x8 depth pixels. */
  public static DepthSettings paper() {
    return new DepthSettings(3, BackgroundRule.CORNERS, 0.007, false, new Size(24, 24), 8, 8, 0);
  }

  public DepthSettings withBackground(BackgroundRule rule) {
    return new DepthSettings(
        gapFillingPasses, rule, threshold, relativeToBackground, grid, downscale, dilation, seed);
  }

  public DepthSettings withRelativeToBackground(boolean on) {
    return new DepthSettings(
        gapFillingPasses, background, threshold, on, grid, downscale, dilation, seed);
  }

  public DepthSettings withThreshold(double metres) {
    return new DepthSettings(
        gapFillingPasses,
        background,
        metres,
        relativeToBackground,
        grid,
        downscale,
        dilation,
        seed);
  }

  public DepthSettings withGrid(Size size) {
    return new DepthSettings(
        gapFillingPasses,
        background,
        threshold,
        relativeToBackground,
        size,
        downscale,
        dilation,
        seed);
  }

  /** Size of the prepared relief and foreground: the grid times {@link #downscale}. */
  public Size depthSize() {
    return new Size(grid.width() * downscale, grid.height() * downscale);
  }

  private static void check(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "depth %s must be from %d to %d, got %d".formatted(field, min, max, value));
    }
  }
}
