// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.inference.backbone.BackboneInput;
import org.blemish.inference.backbone.Normalisation;
import org.blemish.inference.onnx.FloatTensor;

/**
 * What a backbone receives of an image at each scale of a model, without running it. Safe for many
 * threads.
 *
 * @param scales one for each input size
 */
public record BackboneInputs(
    List<BackboneInput> scales, Preparation preparation, Optional<Mask> ignore) {
  public BackboneInputs {
    scales = List.copyOf(scales);
  }

  /**
   * The inputs of a model.
   *
   * @param outputs names of its feature maps, such as {@code s5} and {@code s5@256}
   * @param ignore pixels that are blank; images must be of its size
   */
  public static BackboneInputs of(
      Normalisation normalisation,
      List<String> outputs,
      Preparation preparation,
      Optional<Mask> ignore) {
    return new BackboneInputs(
        BackboneScale.of(outputs, preparation.networkSize()).stream()
            .map(scale -> new BackboneInput(normalisation, scale.size()))
            .toList(),
        preparation,
        ignore);
  }

  /**
   * The first view of an image.
   *
   * @param taker receives a tensor {@code [1, 3, H, W]} for each scale
   */
  public void first(Image image, Consumer<FloatTensor> taker) {
    PreparedImage prepared = preparation.prepare(image, ignore);
    for (BackboneInput scale : scales) {
      FloatTensor batch = scale.batch(1);
      put(scale, batch, prepared, preparation.views().get(0));
      taker.accept(batch);
    }
  }

  /** Puts a view of an image into a batch of one, scaled to the batch's size. */
  static void put(BackboneInput input, FloatTensor batch, PreparedImage image, Rectangle view) {
    Size size = input.size();
    boolean scaled = !view.size().equals(size);
    PreparedImage source = scaled ? image.scaled(view, size) : image;
    Rectangle part = scaled ? Rectangle.whole(size) : view;
    input.put(batch, 0, source.image(), part, source.gain());
    source.ignoredPixels().ifPresent(blank -> input.clear(batch, 0, blank, part));
  }
}
