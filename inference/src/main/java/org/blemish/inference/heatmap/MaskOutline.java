// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.util.BitSet;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/** The border of a mask, drawn on an image or as an SVG path. */
public final class MaskOutline {
  // Right, down, left, up; clockwise around the mask, the mask on the right hand.
  private static final int[] DX = {1, 0, -1, 0};
  private static final int[] DY = {0, 1, 0, -1};

  private static final double HALO_OPACITY = 0.55;

  private MaskOutline() {}

  /**
   * Draws the border of a mask: its pixels with a neighbour outside the mask, or at the image's
   * edge.
   *
   * @param base image, in any format
   * @param mask mask of the image's own size
   * @return a new RGB image of the same size
   * @throws BlemishException if mask and image differ in size
   */
  public static Image draw(Image base, Mask mask, OutlineStyle style) {
    if (!base.size().equals(mask.size())) {
      throw new BlemishException(
          "mask is %s, its image %s: both must have the same size"
              .formatted(mask.size(), base.size()));
    }
    BitSet border = border(mask);
    BitSet line = near(border, mask.size(), style.radius());
    byte[] rgb = base.toRgb();
    if (style.halo() > 0) {
      BitSet halo = near(border, mask.size(), style.radius() + style.halo());
      halo.andNot(line);
      fill(rgb, halo, 0, HALO_OPACITY);
    }
    fill(rgb, line, style.colour(), style.opacity());
    return Image.rgb(rgb, base.width(), base.height());
  }

  private static void fill(byte[] rgb, BitSet pixels, int colour, double opacity) {
    for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
      Blend.over(rgb, 3 * i, colour, opacity);
    }
  }

  private static BitSet border(Mask mask) {
    BitSet border = new BitSet(mask.size().area());
    BitSet bits = mask.bits();
    int width = mask.width();
    for (int start = bits.nextSetBit(0); start >= 0; ) {
      int row = start / width * width;
      int end = Math.min(bits.nextClearBit(start), row + width);
      border.set(start);
      border.set(end - 1);
      if (row == 0) {
        border.set(start, end);
      } else {
        addOpen(border, bits, start, end, -width);
      }
      addOpen(border, bits, start, end, width);
      start = bits.nextSetBit(end);
    }
    return border;
  }

  /** Adds the pixels of a run whose neighbour at an offset is not in the mask. */
  private static void addOpen(BitSet border, BitSet bits, int start, int end, int offset) {
    for (int i = bits.nextClearBit(start + offset);
        i < end + offset;
        i = bits.nextClearBit(i + 1)) {
      border.set(i - offset);
    }
  }

  /** The pixels within a distance of the given ones. */
  private static BitSet near(BitSet pixels, Size size, int radius) {
    BitSet near = new BitSet(size.area());
    for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
      int x = i % size.width();
      int y = i / size.width();
      for (int dy = -radius; dy <= radius; dy++) {
        int reach = (int) Math.sqrt(radius * radius + radius - dy * dy);
        if (y + dy >= 0 && y + dy < size.height()) {
          int row = (y + dy) * size.width();
          near.set(row + Math.max(0, x - reach), row + Math.min(size.width() - 1, x + reach) + 1);
        }
      }
    }
    return near;
  }

  /**
   * The border between mask and rest as closed SVG path data in pixel units ({@code M1 2h3v4h-3z}),
   * holes included; empty for an empty mask.
   */
  public static String svgPath(Mask mask) {
    StringBuilder path = new StringBuilder();
    BitSet walked = new BitSet(mask.size().area());
    for (int i = mask.bits().nextSetBit(0); i >= 0; i = mask.bits().nextSetBit(i + 1)) {
      int x = i % mask.width();
      int y = i / mask.width();
      // Every loop runs to the right somewhere along the upper edge of a pixel of the mask.
      if (!inside(mask, x, y - 1) && !walked.get(i)) {
        walk(mask, x, y, walked, path);
      }
    }
    return path.toString();
  }

  /** Appends one loop that starts at the upper left corner of pixel (x, y), to the right. */
  private static void walk(Mask mask, int x, int y, BitSet walked, StringBuilder path) {
    path.append('M').append(x).append(' ').append(y);
    int cornerX = x;
    int cornerY = y;
    int direction = 0;
    int run = 0;
    do {
      if (direction == 0) {
        walked.set(cornerY * mask.width() + cornerX);
      }
      cornerX += DX[direction];
      cornerY += DY[direction];
      run++;
      int turn = turn(mask, cornerX, cornerY, direction);
      if (turn != 0) {
        append(path, direction, run);
        run = 0;
        direction = (direction + turn) & 3;
      }
    } while (cornerX != x || cornerY != y || direction != 0);
    path.append('z');
  }

  /**
   * At a corner: -1 left, 1 right, 0 straight on. Pixels that touch only at a corner are not
   * connected.
   */
  private static int turn(Mask mask, int cornerX, int cornerY, int direction) {
    boolean aheadRight = ahead(mask, cornerX, cornerY, direction, 1);
    if (!aheadRight) {
      return 1;
    }
    return ahead(mask, cornerX, cornerY, direction, -1) ? -1 : 0;
  }

  /** Whether the pixel ahead of a corner, on the right (1) or left (-1) hand, is in the mask. */
  private static boolean ahead(Mask mask, int cornerX, int cornerY, int direction, int side) {
    int sideX = side * DX[(direction + 1) & 3];
    int sideY = side * DY[(direction + 1) & 3];
    int x = cornerX + Math.floorDiv(DX[direction] + sideX - 1, 2);
    int y = cornerY + Math.floorDiv(DY[direction] + sideY - 1, 2);
    return inside(mask, x, y);
  }

  private static void append(StringBuilder path, int direction, int run) {
    path.append((direction & 1) == 0 ? 'h' : 'v').append(direction < 2 ? run : -run);
  }

  private static boolean inside(Mask mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.get(x, y);
  }
}
