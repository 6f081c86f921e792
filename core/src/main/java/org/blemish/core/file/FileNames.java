// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.nio.file.Path;
import java.util.Locale;

/** Names and extensions of files. */
public final class FileNames {
  private FileNames() {}

  /**
   * A path without the extension of its last name: {@code test/a.b/001} for {@code
   * test/a.b/001.png}. A name that begins with its only dot has no extension.
   *
   * @param path with forward slashes
   */
  public static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }

  /** The last name of a path without its extension; empty for a root. */
  public static String stem(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : withoutExtension(name.toString());
  }

  /** Extension of the last name in lower case without its dot; empty if it has none. */
  public static String extension(String name) {
    String stem = withoutExtension(name);
    return stem.length() == name.length()
        ? ""
        : name.substring(stem.length() + 1).toLowerCase(Locale.ROOT);
  }
}
