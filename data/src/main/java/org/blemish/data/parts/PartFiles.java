// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.input.Input;
import org.blemish.data.SampleReader;

/**
 * The files of one part.
 *
 * @param image colour or grey image
 * @param scan organised 3D scan
 */
public record PartFiles(Optional<Path> image, Optional<Path> scan) {
  public PartFiles {
    if (image.isEmpty() && scan.isEmpty()) {
      throw new IllegalArgumentException("a part needs an image, a scan or both");
    }
  }

  /** The image if there is one, else the scan: the path that names the part. */
  public Path path() {
    return image.orElseGet(scan::orElseThrow);
  }

  /**
   * Reads the files; errors name the part by its {@link #path}.
   *
   * @throws org.blemish.core.BlemishException if a file is missing or cannot be read
   */
  public Input read(SampleReader reader) {
    return reader.read(path().toString(), image, scan);
  }
}
