// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;
import org.blemish.core.internal.Clamp;

/**
 * How inputs are converted to what the network receives; part of {@code pipeline.json} in the model
 * file.
 *
 * @param size the prepared image; the network's input if there are no tiles
 * @param fit stretched, or padded to keep the aspect ratio
 * @param region region of interest in pixels of the input; the whole input if empty
 * @param exposure brightness that images are adjusted to; no adjustment if empty
 * @param tiling tiles over the prepared image; not tiled if empty
 */
public record Preparation(
    Size size,
    ResizeMode fit,
    Optional<Rectangle> region,
    Optional<Exposure> exposure,
    Optional<Tiling> tiling) {
  /** A whole input stretched to the network's size, nothing else: the published preparation. */
  public static Preparation stretched(Size size) {
    return new Preparation(
        size, ResizeMode.STRETCH, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Preparation {
    tiling.ifPresent(
        tiles -> {
          if (size.width() % Tiling.ALIGNMENT != 0
              || size.height() % Tiling.ALIGNMENT != 0
              || size.width() < tiles.tile().width()
              || size.height() < tiles.tile().height()) {
            throw new BlemishException(
                "prepared size %s with tiles of %s: sides must be multiples of %d and at least a tile's"
                    .formatted(size, tiles.tile(), Tiling.ALIGNMENT));
          }
        });
  }

  /** The same preparation with the training images' exposure. */
  public Preparation withExposure(Exposure exposure) {
    return new Preparation(size, fit, region, Optional.of(exposure), tiling);
  }

  /** Size of the network's input: of a tile, or of the whole prepared image. */
  public Size networkSize() {
    return tiling.map(Tiling::tile).orElse(size);
  }

  /**
   * The parts of the prepared image that the network receives, in order: the tiles, or the whole.
   */
  public List<Rectangle> views() {
    return tiling.map(tiles -> tiles.over(size)).orElse(List.of(Rectangle.whole(size)));
  }

  /**
   * The mapping between an input of this size and its prepared image.
   *
   * @throws BlemishException if the region of interest is not inside the input
   */
  public Geometry geometry(Size input) {
    Rectangle source = region.orElse(Rectangle.whole(input));
    if (!source.inside(input)) {
      throw new BlemishException(
          "region of interest x=%d y=%d %s is outside the input of %s: images must be as large as those that the region was set for"
              .formatted(source.x(), source.y(), source.size(), input));
    }
    return new Geometry(input, source, size, fit.content(source.size(), size));
  }

  /**
   * The pixels of the prepared image that depend on any pixel of a mask.
   *
   * @param mask of the input's size
   * @return mask of the prepared size
   * @throws BlemishException if the region of interest is not inside the input
   */
  public Mask footprint(Mask mask) {
    return MaskFootprint.of(mask, geometry(mask.size()));
  }

  /** The image as the network receives it. */
  public PreparedImage prepare(Image image) {
    return prepare(image, Optional.empty());
  }

  /**
   * The image as the network receives it.
   *
   * @param ignore pixels of the image that neither network nor exposure may depend on
   */
  public PreparedImage prepare(Image image, Optional<Mask> ignore) {
    return prepare(image, ignore, byte[]::new);
  }

  /**
   * The same in memory of the caller, who may use it again when the result is not needed any more.
   *
   * @param memory gives an array of at least so many bytes, with any content: it holds the pixels
   */
  public PreparedImage prepare(Image image, Optional<Mask> ignore, IntFunction<byte[]> memory) {
    Geometry geometry = geometry(image.size());
    Rectangle content = geometry.content();
    Resize resize = new Resize(image.size(), geometry.source(), content.size());
    Image resized =
        content.size().equals(size)
            ? resize.apply(image, memory)
            : padded(resize.apply(image), content, memory);
    Optional<Mask> blank = ignore.map(mask -> MaskFootprint.of(mask, geometry));
    return exposed(resized, content, blank);
  }

  /**
   * Replaces a prepared image by a changed copy, such as a corrupted one; exposure is measured
   * again.
   *
   * @param replacement of the prepared size
   * @param input size of the input that was prepared
   */
  public PreparedImage prepareReplacement(PreparedImage prepared, Image replacement, Size input) {
    return exposed(replacement, geometry(input).content(), prepared.ignoredPixels());
  }

  private PreparedImage exposed(Image image, Rectangle content, Optional<Mask> blank) {
    double gain = exposure.map(e -> e.gain(Exposure.levels(image, content, blank))).orElse(1.0);
    return new PreparedImage(image, gain, blank);
  }

  /** The content with its edge pixels repeated into the padding. */
  private Image padded(Image content, Rectangle place, IntFunction<byte[]> memory) {
    byte[] rgb = memory.apply(3 * size.area());
    byte[] row = new byte[3 * content.width()];
    for (int y = 0; y < size.height(); y++) {
      content.row(Clamp.toIndex(y - place.y(), content.height()), 0, content.width(), row, 0);
      for (int x = 0; x < size.width(); x++) {
        System.arraycopy(
            row,
            3 * Clamp.toIndex(x - place.x(), content.width()),
            rgb,
            3 * (y * size.width() + x),
            3);
      }
    }
    return Image.rgb(rgb, size.width(), size.height());
  }
}
