// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.ArrayList;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.internal.Clamp;

/**
 * An image reduced to {@link #SIDE} by {@link #SIDE} cells of mean brightness, to estimate how a
 * part is shifted and rotated.
 *
 * @param cells row by row
 */
public record AlignmentThumbnail(List<Float> cells) {
  /** Cells along a side. */
  public static final int SIDE = 48;

  /** Largest shift that is searched, in cells. */
  private static final int REACH = 6;

  /** Largest rotation that is searched, in degrees. */
  private static final int TURNS = 8;

  public AlignmentThumbnail {
    cells = List.copyOf(cells);
    if (cells.size() != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "a thumbnail has %d cells, got %d".formatted(SIDE * SIDE, cells.size()));
    }
  }

  /** The thumbnail of an image whose rows are added from the top. Not safe for several threads. */
  static final class Measurement {
    private final Size size;
    private final long[] sums = new long[SIDE * SIDE];

    Measurement(Size size) {
      this.size = size;
    }

    /** Adds the next row of luminance. */
    void add(int y, byte[] row) {
      for (int cy = 0; cy < SIDE; cy++) {
        if (first(cy, size.height()) <= y && y < end(cy, size.height())) {
          addTo(cy * SIDE, row);
        }
      }
    }

    private void addTo(int firstCell, byte[] row) {
      for (int cx = 0; cx < SIDE; cx++) {
        int end = end(cx, row.length);
        int sum = 0;
        for (int x = first(cx, row.length); x < end; x++) {
          sum += row[x] & 0xff;
        }
        sums[firstCell + cx] += sum;
      }
    }

    /** The result, after the last row. */
    AlignmentThumbnail result() {
      float[] cells = new float[sums.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] =
            (float) sums[i] / (pixels(i / SIDE, size.height()) * pixels(i % SIDE, size.width()));
      }
      return new AlignmentThumbnail(list(cells));
    }

    private static int pixels(int cell, int length) {
      return end(cell, length) - first(cell, length);
    }

    private static int first(int cell, int length) {
      return cell * length / SIDE;
    }

    /** Behind the last pixel; cells share pixels where there are fewer of these. */
    private static int end(int cell, int length) {
      return Math.max(first(cell, length) + 1, (cell + 1) * length / SIDE);
    }
  }

  /** The mean of several thumbnails, each standardised to zero mean and unit deviation. */
  static AlignmentThumbnail mean(List<AlignmentThumbnail> thumbnails) {
    double[] sum = new double[SIDE * SIDE];
    for (AlignmentThumbnail thumbnail : thumbnails) {
      float[] cells = thumbnail.array();
      double mean = 0;
      for (float cell : cells) {
        mean += cell / cells.length;
      }
      double square = 0;
      for (float cell : cells) {
        square += (cell - mean) * (cell - mean) / cells.length;
      }
      double scale = 1 / Math.sqrt(square + 1e-6);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (cells[i] - mean) * scale / thumbnails.size();
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) sum[i];
    }
    return new AlignmentThumbnail(list(mean));
  }

  private static List<Float> list(float[] cells) {
    List<Float> list = new ArrayList<>(cells.length);
    for (float cell : cells) {
      list.add(cell);
    }
    return list;
  }

  private float[] array() {
    float[] array = new float[cells.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = cells.get(i);
    }
    return array;
  }

  /**
   * The shift and rotation of another image relative to this one.
   *
   * @param x to the right, as a share of the width
   * @param y downwards, as a share of the height
   * @param turn clockwise about the centre, in degrees
   * @param correlation of both images in their overlap after the shift, -1 to 1
   */
  record Alignment(double x, double y, double turn, double correlation) {}

  /**
   * Estimates the shift of another image to a fraction of a cell, and its rotation to a fraction of
   * a degree: the maximum of the correlation, refined by parabolas through it and its neighbours.
   */
  Alignment find(AlignmentThumbnail other) {
    float[] own = array();
    float[] given = other.array();
    int span = 2 * REACH + 1;
    double[] correlations = new double[span * span];
    int best = 0;
    for (int i = 0; i < correlations.length; i++) {
      correlations[i] = correlation(own, given, i % span - REACH, i / span - REACH);
      if (correlations[i] > correlations[best]) {
        best = i;
      }
    }
    int x = best % span;
    int y = best / span;
    double peak = correlations[best];
    double dx =
        x == 0 || x == span - 1 ? 0 : vertex(correlations[best - 1], peak, correlations[best + 1]);
    double dy =
        y == 0 || y == span - 1
            ? 0
            : vertex(correlations[best - span], peak, correlations[best + span]);
    double turn = turn(own, given, x - REACH, y - REACH);
    return new Alignment((x - REACH + dx) / SIDE, (y - REACH + dy) / SIDE, turn, peak);
  }

  private static double turn(float[] own, float[] given, int dx, int dy) {
    double[] correlations = new double[2 * TURNS + 1];
    int best = TURNS;
    for (int i = 0; i < correlations.length; i++) {
      correlations[i] = correlation(rotated(own, i - TURNS), given, dx, dy);
      if (correlations[i] > correlations[best]) {
        best = i;
      }
    }
    double part =
        best == 0 || best == correlations.length - 1
            ? 0
            : vertex(correlations[best - 1], correlations[best], correlations[best + 1]);
    return best - TURNS + part;
  }

  /** Rotated clockwise about the centre, with linear interpolation; edge cells are repeated. */
  private static float[] rotated(float[] cells, int degrees) {
    double angle = StrictMath.toRadians(degrees);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double middle = (SIDE - 1) / 2.0;
    float[] rotated = new float[cells.length];
    for (int y = 0, o = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double sourceX =
            Clamp.toRange(cos * (x - middle) + sin * (y - middle) + middle, 0, SIDE - 1);
        double sourceY =
            Clamp.toRange(cos * (y - middle) - sin * (x - middle) + middle, 0, SIDE - 1);
        int left = (int) Math.min(sourceX, SIDE - 2);
        int top = (int) Math.min(sourceY, SIDE - 2);
        double right = sourceX - left;
        double down = sourceY - top;
        int at = top * SIDE + left;
        rotated[o++] =
            (float)
                ((1 - down) * ((1 - right) * cells[at] + right * cells[at + 1])
                    + down * ((1 - right) * cells[at + SIDE] + right * cells[at + SIDE + 1]));
      }
    }
    return rotated;
  }

  private static double vertex(double before, double peak, double after) {
    double bend = before - 2 * peak + after;
    return bend < 0 ? (before - after) / (2 * bend) : 0;
  }

  /** Correlation of {@code own} with {@code given} shifted back by so many cells. */
  private static double correlation(float[] own, float[] given, int dx, int dy) {
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    int count = 0;
    for (int y = Math.max(0, -dy); y < Math.min(SIDE, SIDE - dy); y++) {
      for (int x = Math.max(0, -dx); x < Math.min(SIDE, SIDE - dx); x++) {
        double o = own[y * SIDE + x];
        double g = given[(y + dy) * SIDE + x + dx];
        a += o;
        b += g;
        aa += o * o;
        bb += g * g;
        ab += o * g;
        count++;
      }
    }
    double variances = (aa - a * a / count) * (bb - b * b / count);
    return variances > 1e-9 ? (ab - a * b / count) / Math.sqrt(variances) : 0;
  }
}
