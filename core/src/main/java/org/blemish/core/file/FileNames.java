// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.blemish.core.BlemishException;

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

  /**
   * A path that a text names.
   *
   * @param folder what relative paths begin at
   * @param where source of the text, for messages
   * @throws BlemishException if the text is not a path
   */
  public static Path resolve(Path folder, String text, String where) {
    try {
      return folder.resolve(text);
    } catch (InvalidPathException e) {
      throw new BlemishException(
          "%s: '%s' is not a path (%s)".formatted(where, text, e.getReason()), e);
    }
  }

  /** The last name of a path without its extension; empty for a root. */
  public static String stem(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : withoutExtension(name.toString());
  }

  /** Message for a name that Java cannot use as a path, with the most frequent reason. */
  public static String notAPath(String name) {
    return "'%s' cannot be the name of a file here: if it has letters outside ASCII, set a UTF-8 locale, such as LC_ALL=C.UTF-8"
        .formatted(name);
  }

  /** Extension of the last name in lower case without its dot; empty if it has none. */
  public static String extension(String name) {
    String stem = withoutExtension(name);
    return stem.length() == name.length()
        ? ""
        : name.substring(stem.length() + 1).toLowerCase(Locale.ROOT);
  }
}
