// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.inference.Model;
import org.blemish.inference.TinyModel;

/** A model and images of parts: noise, with a bright square on every third one. */
public final class TinyParts {
  public static final Size SIZE = new Size(64, 64);

  private TinyParts() {}

  /** Writes a calibrated model that takes whole images. */
  public static Path model(Path folder) {
    return model(folder, Preparation.stretched(SIZE));
  }

  /** Writes a calibrated model. */
  public static Path model(Path folder, Preparation preparation) {
    Model model =
        TinyModel.calibrated(
            TinyModel.ofFeatures(preparation),
            IntStream.range(1000, 1030).mapToObj(i -> Input.of(image(i, false))).toList());
    Path file = folder.resolve("model.blemish");
    model.write(file);
    return file;
  }

  /** Writes images {@code part-000.png} and so on, and returns their paths. */
  public static List<Path> images(Path folder, int count) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("part-%03d.png".formatted(i));
      Images.writePng(image(i, i % 3 == 0), file);
      files.add(file);
    }
    return files;
  }

  /** Noise, and if it is marked a bright square of 16 pixels in the middle. */
  public static Image image(int seed, boolean marked) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[3 * SIZE.area()];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / 3 % SIZE.width();
      int y = i / 3 / SIZE.width();
      boolean inside = marked && x >= 24 && x < 40 && y >= 24 && y < 40;
      pixels[i] = (byte) (inside ? 250 : 100 + random.nextInt(20));
    }
    return Image.rgb(pixels, SIZE.width(), SIZE.height());
  }
}
