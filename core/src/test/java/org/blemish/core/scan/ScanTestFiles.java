// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static java.util.Objects.requireNonNull;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Test files by their place in the class path. */
final class ScanTestFiles {
  private ScanTestFiles() {}

  static Path path(String resource) {
    try {
      return Path.of(requireNonNull(ScanTestFiles.class.getResource(resource), resource).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
