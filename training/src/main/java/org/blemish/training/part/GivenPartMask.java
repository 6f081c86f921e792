// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.grid.Projection;
import org.blemish.core.part.PartMask;
import org.blemish.data.mask.MaskContent;
import org.blemish.inference.features.FeatureSpec;

/**
 * A part mask that a user drew, for parts that are always in one place.
 *
 * @param file of the mask, for messages
 * @param mask white pixels are the part
 */
public record GivenPartMask(Path file, Mask mask) {
  private static final float HALF = 0.5f;

  /**
   * Reads a mask.
   *
   * @throws BlemishException if there is no such file, it is not an image, or no pixel of it is
   *     white
   */
  public static GivenPartMask read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BlemishException(
          "%s: no such file; the part mask is auto, off or the file of a mask".formatted(file));
    }
    Mask mask = MaskContent.read(file).mask();
    if (mask.isEmpty()) {
      throw new BlemishException(
          "%s: the part mask has no white pixel; draw the part white on black".formatted(file));
    }
    return new GivenPartMask(file, mask);
  }

  /**
   * Checks that an image has the mask's size.
   *
   * @param image name of the image, for the message
   */
  public void requireSize(Size size, String image) {
    if (!mask.size().equals(size)) {
      throw new BlemishException(
          "%s: the part mask is %s, the image %s is %s: all images must have the size of the mask"
              .formatted(file, mask.size(), image, size));
    }
  }

  /**
   * The mask on the grid of a feature map: cells of which at least half shows the part.
   *
   * @param geometry of an image of the mask's size
   * @throws BlemishException if no cell remains
   */
  public PartMaskFitting on(FeatureSpec input, Geometry geometry) {
    Size grid = new Size(input.width(), input.height());
    float[] share =
        new Projection(geometry).validShare(Mask.full(mask.size()).without(mask), grid).values();
    float[] cells = new float[share.length];
    IntStream.range(0, share.length).forEach(i -> cells[i] = share[i] >= HALF ? 1 : 0);
    FloatMap map = new FloatMap(grid.width(), grid.height(), cells);
    PartMask part = new PartMask(HALF, 1);
    if (part.zones(map, Optional.empty()).parts() == 0) {
      throw new BlemishException(
          "%s: the part is too thin, about five cells of %d pixels of the prepared image are needed; train with --ignore instead"
              .formatted(file, Math.max(1, geometry.prepared().width() / grid.width())));
    }
    double area = IntStream.range(0, cells.length).mapToDouble(i -> cells[i]).average().orElse(0);
    return new PartMaskFitting(
        Optional.of(new FittedPartMask(new GivenBackground(input, map), part)),
        String.format(
            Locale.ROOT,
            "on: %s, the part covers %.0f %% of the image",
            file.getFileName(),
            100 * area));
  }
}
