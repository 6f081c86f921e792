// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The files of a folder that may be parts.
 *
 * @param folder absolute path
 * @param names pattern of their names in lower case
 */
record FolderListing(Path folder, PathMatcher names) {
  /**
   * A file of the folder.
   *
   * @param name in the folder
   */
  record Entry(String name, FileState state) {}

  /** The files now, the one that was changed first before the others. */
  List<Entry> list() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && matches(names, name)) {
          add(entries, file, name);
        }
      }
    }
    entries.sort(
        Comparator.<Entry>comparingLong(entry -> entry.state().modified())
            .thenComparing(Entry::name));
    return entries;
  }

  /** Whether a name in lower case matches a pattern. */
  static boolean matches(PathMatcher names, String name) {
    return names.matches(Path.of(name.toLowerCase(Locale.ROOT)));
  }

  private static void add(List<Entry> entries, Path file, String name) throws IOException {
    try {
      FileState.of(file).ifPresent(state -> entries.add(new Entry(name, state)));
    } catch (NoSuchFileException e) {
      // Moved away since the listing began.
    }
  }
}
