// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.blemish.core.file.FileNames;

/**
 * Addresses of the samples' files, relative to the page where both are on the same drive.
 *
 * @param folder that the page will be opened in
 */
record SampleLinks(Path folder) {
  private static final Set<String> BROWSER_FORMATS =
      Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp");

  /** The address of a file, with escaped characters. */
  String to(Path file) {
    Path target = file.toAbsolutePath().normalize();
    Path from = folder.toAbsolutePath().normalize();
    if (target.getRoot() == null || !target.getRoot().equals(from.getRoot())) {
      return target.toUri().toString();
    }
    // A backslash is an ordinary character of names on most systems.
    String relative =
        "./"
            + from.relativize(target)
                .toString()
                .replace(target.getFileSystem().getSeparator(), "/");
    try {
      return new URI(null, null, relative, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(file + " has no address", e);
    }
  }

  /** Whether browsers can show the file. */
  static boolean isShownByBrowsers(Path file) {
    return BROWSER_FORMATS.contains(FileNames.extension(String.valueOf(file.getFileName())));
  }
}
