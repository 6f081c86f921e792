// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.blemish.data.Sample;

/** Miniature trees with the names of real ones; their files are empty. */
final class DatasetFixtures {
  private DatasetFixtures() {}

  static Path tree(Path root, String... files) {
    for (String file : files) {
      text(root, file, "");
    }
    return root;
  }

  static Path text(Path root, String file, String content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A grey image whose pixel (1, 1) has that value and whose others are black. */
  static Path mask(Path root, String file, int value) {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 1, 0, value);
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      ImageIO.write(image, file.endsWith(".bmp") ? "bmp" : "png", path.toFile());
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> ids(List<Sample> samples) {
    return samples.stream().map(Sample::id).toList();
  }

  static Sample sample(List<Sample> samples, String id) {
    return samples.stream().filter(sample -> sample.id().equals(id)).findFirst().orElseThrow();
  }
}
