// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.inference.Model;
import org.blemish.inference.TinyModel;

/** Models and images for tests of the server. */
public final class Fixtures {
  private static final Size SIZE = new Size(64, 64);

  private Fixtures() {}

  /** A file of the golden model of format 2, which uses images and scans and has memory banks. */
  public static byte[] golden(String name) {
    try (InputStream content =
        requireNonNull(TinyModel.class.getResourceAsStream("/format-2/" + name), name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PNG of noise, which the model of {@link #imageModel} finds good. */
  public static byte[] goodImage(long seed) {
    return Images.png(Image.rgb(noise(seed), SIZE.width(), SIZE.height()));
  }

  /** The same with a white square in it. */
  public static byte[] badImage(long seed) {
    byte[] rgb = noise(seed);
    for (int y = 16; y < 40; y++) {
      for (int x = 16; x < 40; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[3 * (y * SIZE.width() + x) + c] = (byte) 255;
        }
      }
    }
    return Images.png(Image.rgb(rgb, SIZE.width(), SIZE.height()));
  }

  private static byte[] noise(long seed) {
    Random random = new Random(seed);
    byte[] rgb = new byte[3 * SIZE.area()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (100 + random.nextInt(30));
    }
    return rgb;
  }

  /** Writes a calibrated model of images alone, without memory banks; its digest. */
  public static String imageModel(Path file, long seed) {
    List<Input> good = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      good.add(Input.of(Images.read(goodImage(1000 * seed + i), "good")));
    }
    Model model = TinyModel.ofFeatures(Preparation.stretched(SIZE));
    return TinyModel.calibrated(model, good).write(file);
  }
}
