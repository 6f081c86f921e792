// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.net.URI;
import java.nio.file.Path;
import org.blemish.core.BlemishException;

/** Paths of files and folders that the process reads or writes without Spark. */
public final class LocalPath {
  private LocalPath() {}

  /**
   * The path of a text, which may be a URI of the scheme {@code file}, as Spark writes paths.
   *
   * @throws BlemishException if it is a URI of another store
   */
  public static Path of(String text) {
    if (text.startsWith("file:")) {
      return Path.of(URI.create(text.replace(" ", "%20")).getPath());
    }
    if (text.matches("[a-z][a-z0-9+.-]+:.*")) {
      throw new BlemishException(
          "%s: expected a path that all executors can read, such as of a shared folder; images of other stores are read by Spark's format binaryFile"
              .formatted(text));
    }
    return Path.of(text);
  }
}
