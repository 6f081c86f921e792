// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Reference files on the test class path. */
final class ImageTestFiles {
  private ImageTestFiles() {}

  static Path path(String name) {
    URL url = Objects.requireNonNull(ImageTestFiles.class.getResource("/golden/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
