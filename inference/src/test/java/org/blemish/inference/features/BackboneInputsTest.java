// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Resize;
import org.blemish.core.preparation.Preparation;
import org.blemish.inference.backbone.Normalisation;
import org.blemish.inference.onnx.FloatTensor;
import org.junit.jupiter.api.Test;

class BackboneInputsTest {
  private static final Size NETWORK = new Size(64, 48);
  private static final Normalisation IMAGENET = Normalisation.IMAGENET;

  private final Image image = noise();

  private List<FloatTensor> inputs(Optional<Mask> ignore) {
    List<FloatTensor> inputs = new ArrayList<>();
    BackboneInputs.of(
            IMAGENET, List.of("s5@32", "s5", "s3@32"), Preparation.stretched(NETWORK), ignore)
        .first(image, inputs::add);
    return inputs;
  }

  @Test
  void eachScaleHasTheNormalisedPixelsOfTheScaledImage() {
    List<FloatTensor> inputs = inputs(Optional.empty());
    assertThat(inputs)
        .extracting(FloatTensor::shape)
        .containsExactly(new long[] {1, 3, 32, 32}, new long[] {1, 3, 48, 64});
    assertPixels(inputs.get(0), Resize.bilinear(image, Rectangle.whole(NETWORK), new Size(32, 32)));
    assertPixels(inputs.get(1), image);
  }

  @Test
  void ignoredPixelsAreTheNormalisedMean() {
    BitSet first = new BitSet();
    first.set(0, NETWORK.width());
    FloatTensor whole =
        inputs(Optional.of(new Mask(NETWORK.width(), NETWORK.height(), first))).get(1);
    assertThat(whole.values().get(NETWORK.width() - 1)).isZero();
    assertThat(whole.values().get(10 * NETWORK.width())).isNotZero();
  }

  private static void assertPixels(FloatTensor input, Image pixels) {
    byte[] rgb = pixels.toRgb();
    int area = pixels.size().area();
    for (int i = 0; i < area; i++) {
      for (int c = 0; c < 3; c++) {
        double expected =
            ((rgb[3 * i + c] & 255) / 255.0 - IMAGENET.mean().get(c)) / IMAGENET.std().get(c);
        assertThat((double) input.values().get(c * area + i)).isCloseTo(expected, within(1e-5));
      }
    }
  }

  private static Image noise() {
    byte[] rgb = new byte[3 * NETWORK.area()];
    new SplittableRandom(5).nextBytes(rgb);
    return Image.rgb(rgb, NETWORK.width(), NETWORK.height());
  }
}
