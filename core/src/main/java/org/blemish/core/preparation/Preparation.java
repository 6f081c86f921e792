// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.preparation;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;

/**
 * How every input of a product is brought before the network; stands in the model file as {@code
 * pipeline.json}.
 *
 * @param size the prepared picture; the network's input where there are no tiles
 * @param fit stretched, or padded to keep the aspect ratio
 * @param region part of the input that is looked at, in its own pixels; the whole where empty
 * @param exposure brightness that images are brought to; left as they are where empty
 * @param tiling tiles over the prepared picture; one piece where empty
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

  /** The same with the training images' exposure. */
  public Preparation withExposure(Exposure exposure) {
    return new Preparation(size, fit, region, Optional.of(exposure), tiling);
  }

  /** Size of what the network is given at once. */
  public Size networkSize() {
    return tiling.map(Tiling::tile).orElse(size);
  }

  /** The parts of the prepared picture that the network is given, one by one. */
  public List<Rectangle> views() {
    return tiling.map(tiles -> tiles.over(size)).orElse(List.of(Rectangle.whole(size)));
  }

  /**
   * Where an input of this size lies in the prepared picture.
   *
   * @throws BlemishException where the region of interest is not inside the input
   */
  public Geometry geometry(Size input) {
    Rectangle source = region.orElse(Rectangle.whole(input));
    if (!source.inside(input)) {
      throw new BlemishException(
          "region of interest x=%d y=%d %s lies outside the input of %s: images must be as large as those that the region was set for"
              .formatted(source.x(), source.y(), source.size(), input));
    }
    return new Geometry(input, source, size, fit.content(source.size(), size));
  }

  /** The image as the network sees it. */
  public PreparedImage prepare(Image image) {
    return prepare(image, Optional.empty());
  }

  /**
   * The image as the network sees it.
   *
   * @param ignore pixels of the image that neither the network nor the exposure looks at
   */
  public PreparedImage prepare(Image image, Optional<Mask> ignore) {
    Geometry geometry = geometry(image.size());
    Rectangle content = geometry.content();
    Image picture = padded(Resize.bilinear(image, geometry.source(), content.size()), content);
    Optional<Mask> blank = ignore.map(mask -> MaskFootprint.of(mask, geometry));
    return exposed(picture, content, blank);
  }

  /**
   * Another picture in a prepared one's place, such as the same disturbed: its exposure is taken
   * anew.
   *
   * @param picture of the prepared size
   * @param input size of the input that was prepared
   */
  public PreparedImage prepareReplacement(PreparedImage prepared, Image picture, Size input) {
    return exposed(picture, geometry(input).content(), prepared.ignoredPixels());
  }

  private PreparedImage exposed(Image picture, Rectangle content, Optional<Mask> blank) {
    double gain = exposure.map(e -> e.gain(Exposure.levels(picture, content, blank))).orElse(1.0);
    return new PreparedImage(picture, gain, blank);
  }

  /** The content with its edge pixels repeated into the padding, where there is any. */
  private Image padded(Image content, Rectangle place) {
    if (place.size().equals(size)) {
      return content;
    }
    byte[] rgb = new byte[3 * size.area()];
    byte[] row = new byte[3 * content.width()];
    for (int y = 0; y < size.height(); y++) {
      content.row(clamp(y - place.y(), content.height()), 0, content.width(), row, 0);
      for (int x = 0; x < size.width(); x++) {
        System.arraycopy(
            row, 3 * clamp(x - place.x(), content.width()), rgb, 3 * (y * size.width() + x), 3);
      }
    }
    return Image.rgb(rgb, size.width(), size.height());
  }

  private static int clamp(int i, int length) {
    return Math.min(Math.max(i, 0), length - 1);
  }
}
