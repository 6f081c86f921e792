// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.junit.jupiter.api.Test;

class MaskOutlineTest {
  @Test
  void onePixelIsASquare() {
    assertThat(MaskOutline.svgPath(mask(4, "....", ".#..", "...."))).isEqualTo("M1 1h1v1h-1v-1z");
  }

  @Test
  void straightEdgesAreOneRun() {
    assertThat(MaskOutline.svgPath(mask(3, "###", "###"))).isEqualTo("M0 0h3v2h-3v-2z");
  }

  @Test
  void anEmptyMaskHasNoPath() {
    assertThat(MaskOutline.svgPath(Mask.empty(new Size(3, 2)))).isEmpty();
  }

  @Test
  void filledPathCoversExactlyTheMask() {
    Random random = new Random(7);
    for (int trial = 0; trial < 50; trial++) {
      Mask mask = randomMask(random, 3);
      int width = mask.width();
      int height = mask.height();
      Path2D filled = parse(MaskOutline.svgPath(mask));
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          assertThat(filled.contains(x + 0.5, y + 0.5))
              .as("pixel %d,%d of %s", x, y, mask)
              .isEqualTo(mask.get(x, y));
        }
      }
    }
  }

  @Test
  void drawsBorderPixelsOnly() {
    Image base = Image.rgb(new byte[3 * 25], 5, 5);
    byte[] rgb =
        MaskOutline.draw(
                base,
                mask(5, ".....", ".###.", ".###.", ".###.", "....."),
                new OutlineStyle(0x00ff7f, 1, 0, 0))
            .toRgb();
    BitSet drawn = new BitSet();
    for (int i = 0; i < 25; i++) {
      drawn.set(i, rgb[3 * i + 1] == (byte) 0xff && rgb[3 * i + 2] == 0x7f && rgb[3 * i] == 0);
    }
    assertThat(drawn).isEqualTo(mask(5, ".....", ".###.", ".#.#.", ".###.", ".....").bits());
  }

  @Test
  void theBorderIsEveryPixelWithANeighbourOutside() {
    Random random = new Random(3);
    for (int trial = 0; trial < 200; trial++) {
      Mask mask = randomMask(random, 6);
      int width = mask.width();
      int height = mask.height();
      byte[] rgb =
          MaskOutline.draw(
                  Image.rgb(new byte[3 * width * height], width, height),
                  mask,
                  new OutlineStyle(0xffffff, 1, 0, 0))
              .toRgb();
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          boolean open =
              !set(mask, x - 1, y)
                  || !set(mask, x + 1, y)
                  || !set(mask, x, y - 1)
                  || !set(mask, x, y + 1);
          assertThat(rgb[3 * (y * width + x)] != 0)
              .as("pixel %d,%d of %s", x, y, mask)
              .isEqualTo(mask.get(x, y) && open);
        }
      }
    }
  }

  /** A mask of up to 9x9 pixels, of which one in so many is not set on average. */
  private static Mask randomMask(Random random, int oneIn) {
    Mask mask = Mask.empty(new Size(1 + random.nextInt(9), 1 + random.nextInt(9)));
    for (int i = 0; i < mask.size().area(); i++) {
      mask.bits().set(i, random.nextInt(oneIn) > 0);
    }
    return mask;
  }

  private static boolean set(Mask mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.get(x, y);
  }

  @Test
  void aWiderLineHasADarkBandOnBothSides() {
    byte[] white = new byte[3 * 25];
    Arrays.fill(white, (byte) 255);
    Mask dot = mask(5, ".....", ".....", "..#..", ".....", ".....");
    byte[] rgb =
        MaskOutline.draw(Image.rgb(white, 5, 5), dot, new OutlineStyle(0xffffff, 1, 0, 1)).toRgb();
    BitSet dark = new BitSet();
    for (int i = 0; i < 25; i++) {
      dark.set(i, (rgb[3 * i] & 0xff) < 128);
    }
    assertThat(dark).isEqualTo(mask(5, ".....", ".###.", ".#.#.", ".###.", ".....").bits());
  }

  @Test
  void refusesAMaskOfAnotherSize() {
    assertThatThrownBy(
            () ->
                MaskOutline.draw(
                    Image.rgb(new byte[3], 1, 1),
                    Mask.empty(new Size(2, 1)),
                    OutlineStyle.region(new Size(2, 1))))
        .hasMessageContaining("2x1")
        .hasMessageContaining("1x1");
  }

  private static Mask mask(int width, String... rows) {
    Mask mask = Mask.empty(new Size(width, rows.length));
    String all = String.join("", rows);
    for (int i = 0; i < all.length(); i++) {
      mask.bits().set(i, all.charAt(i) == '#');
    }
    return mask;
  }

  private static Path2D parse(String path) {
    Path2D parsed = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    Matcher command = Pattern.compile("M(\\d+) (\\d+)|h(-?\\d+)|v(-?\\d+)|z").matcher(path);
    double x = 0;
    double y = 0;
    int end = 0;
    while (command.find()) {
      assertThat(command.start()).isEqualTo(end);
      end = command.end();
      if (command.group(1) != null) {
        x = Double.parseDouble(command.group(1));
        y = Double.parseDouble(command.group(2));
        parsed.moveTo(x, y);
      } else if (command.group(3) != null) {
        x += Double.parseDouble(command.group(3));
        parsed.lineTo(x, y);
      } else if (command.group(4) != null) {
        y += Double.parseDouble(command.group(4));
        parsed.lineTo(x, y);
      } else {
        parsed.closePath();
      }
    }
    assertThat(end).isEqualTo(path.length());
    return parsed;
  }
}
