// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small images to put into trees. */
final class DataCheckFixtures {
  private DataCheckFixtures() {}

  /** A smooth random texture; one seed is one image. */
  static BufferedImage texture(int seed, int side) {
    Random random = new Random(seed);
    double[] phases = random.doubles(24, 0, 2 * Math.PI).toArray();
    double[] waves = random.doubles(48, -0.9, 0.9).toArray();
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    double scale = 32.0 / side;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double value = 128;
        for (int k = 0; k < phases.length; k++) {
          value += 9 * Math.sin(scale * (waves[2 * k] * x + waves[2 * k + 1] * y) + phases[k]);
        }
        image.getRaster().setSample(x, y, 0, (int) Math.max(0, Math.min(255, value)));
      }
    }
    return image;
  }

  /** The image with all values scaled. */
  static BufferedImage darker(BufferedImage image, double factor) {
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int value = (int) (factor * image.getRaster().getSample(x, y, 0));
        copy.getRaster().setSample(x, y, 0, value);
      }
    }
    return copy;
  }

  static BufferedImage mask(int side, int... marked) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int x : marked) {
      image.getRaster().setSample(x, 1, 0, 255);
    }
    return image;
  }

  static Path write(Path root, String file, BufferedImage image) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      ImageIO.write(image, file.substring(file.lastIndexOf('.') + 1), path.toFile());
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
