// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.data.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.data.Sample;

/** Miniature trees with the names of real ones; their files are empty. */
final class Tiny {
  private Tiny() {}

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

  static List<String> ids(List<Sample> samples) {
    return samples.stream().map(Sample::id).toList();
  }

  static Sample sample(List<Sample> samples, String id) {
    return samples.stream().filter(sample -> sample.id().equals(id)).findFirst().orElseThrow();
  }
}
