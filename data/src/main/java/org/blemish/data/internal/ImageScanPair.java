// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Image and scan of one part.
 *
 * @param image colour or grey image
 * @param scan organised 3D scan; at least one of the two is present
 */
public record ImageScanPair(Optional<Path> image, Optional<Path> scan) {
  public ImageScanPair {
    if (image.isEmpty() && scan.isEmpty()) {
      throw new IllegalArgumentException("a pair needs an image, a scan or both");
    }
  }

  /** The image if there is one, else the scan. */
  public Path file() {
    return image.or(() -> scan).orElseThrow();
  }
}
