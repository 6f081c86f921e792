// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.Arrays;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;

/**
 * Resamples maps from the network's grid to the input's pixels, and masks from the input's pixels
 * to the grid. The grid covers the prepared image from edge to edge.
 *
 * @param geometry position of the input in the prepared image
 */
public record Projection(Geometry geometry) {
  /**
   * A map of the grid in the input's pixels, interpolated by {@link Bicubic}.
   *
   * @param grid map {@code [h, w]} over the prepared image
   * @param outside value of pixels outside the region of interest
   * @return map of the input's size
   */
  public FloatMap toInput(FloatMap grid, float outside) {
    FloatMap all = FloatMap.zeros(geometry.input());
    Rectangle source = geometry.source();
    Arrays.fill(all.values(), outside);
    for (int y = source.y(); y < source.y() + source.height(); y++) {
      int row = y * all.width() + source.x();
      Arrays.fill(all.values(), row, row + source.width(), 0);
    }
    add(grid, all);
    return all;
  }

  /**
   * Adds a grid's map to one in the input's pixels; pixels outside the region of interest do not
   * change.
   *
   * @param grid map {@code [h, w]} over the prepared image
   * @param all map of the input's size
   */
  public void add(FloatMap grid, FloatMap all) {
    Rectangle source = geometry.source();
    double perX = (double) grid.width() / geometry.prepared().width();
    double perY = (double) grid.height() / geometry.prepared().height();
    Bicubic.add(
        grid,
        axis(
            perX,
            geometry.preparedX(source.x() + 0.5),
            geometry.preparedX(source.x() + 1.5),
            source.width()),
        axis(
            perY,
            geometry.preparedY(source.y() + 0.5),
            geometry.preparedY(source.y() + 1.5),
            source.height()),
        all,
        source.x(),
        source.y());
  }

  /**
   * The share of each grid cell that shows the input and is not ignored: 1 for a cell that counts
   * in full, 0 for padding, ignored cells and cells outside the region of interest.
   *
   * @param ignore mask of the input's size
   * @param grid size of the grid
   */
  public FloatMap validShare(Mask ignore, Size grid) {
    if (!ignore.size().equals(geometry.input())) {
      throw new IllegalArgumentException(
          "ignore mask is " + ignore.size() + ", the input " + geometry.input());
    }
    // Each cell is sampled at 4x4 points: enough to decide whether half of it is ignored.
    int points = 4;
    FloatMap share = FloatMap.zeros(grid);
    double cellWidth = (double) geometry.prepared().width() / grid.width();
    double cellHeight = (double) geometry.prepared().height() / grid.height();
    for (int y = 0; y < grid.height() * points; y++) {
      double inputY = geometry.inputY((y + 0.5) / points * cellHeight);
      for (int x = 0; x < grid.width() * points; x++) {
        double inputX = geometry.inputX((x + 0.5) / points * cellWidth);
        if (sees(inputX, inputY) && !ignore.get((int) inputX, (int) inputY)) {
          share.values()[y / points * grid.width() + x / points] += 1f / (points * points);
        }
      }
    }
    return share;
  }

  private boolean sees(double x, double y) {
    Rectangle source = geometry.source();
    return x >= source.x()
        && x < source.x() + source.width()
        && y >= source.y()
        && y < source.y() + source.height();
  }

  private static Bicubic.Axis axis(double perPixel, double first, double second, int count) {
    return new Bicubic.Axis(first * perPixel - 0.5, (second - first) * perPixel, count);
  }
}
