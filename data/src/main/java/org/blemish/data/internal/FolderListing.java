// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;

/**
 * The entries of one folder, each list in the order of their names. Links are followed. A link
 * whose target is missing counts as a file, so that reading it fails with its name.
 *
 * @param folders visible folders, without links to folders that contain them
 * @param files visible regular files, of any kind
 * @param skipped hidden and system entries, and what is neither a folder nor a regular file
 */
record FolderListing(List<Path> folders, List<Path> files, List<SkippedFile> skipped) {
  /**
   * Lists a folder.
   *
   * @throws BlemishException if it cannot be listed
   */
  static FolderListing of(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      throw unlistable(folder, e);
    } catch (DirectoryIteratorException e) {
      throw unlistable(folder, new IOException(e));
    }
    entries.sort(Comparator.comparing(DataFileNames::name));
    FolderListing listing =
        new FolderListing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    entries.forEach(listing::add);
    return listing;
  }

  private void add(Path entry) {
    if (DataFileNames.isSystemName(entry)) {
      skipped.add(new SkippedFile(entry, SkipReason.SYSTEM));
    } else if (DataFileNames.isHidden(entry)) {
      skipped.add(new SkippedFile(entry, SkipReason.HIDDEN));
    } else if (Files.isDirectory(entry)) {
      if (isLoop(entry)) {
        skipped.add(new SkippedFile(entry, SkipReason.SEARCHED_ALREADY));
      } else {
        folders.add(entry);
      }
    } else if (Files.isRegularFile(entry) || !Files.exists(entry)) {
      files.add(entry);
    } else {
      skipped.add(
          new SkippedFile(
              entry,
              DataFileNames.isImageOrScan(entry) ? SkipReason.NOT_A_FILE : SkipReason.OTHER));
    }
  }

  /** Whether an entry links to a folder that contains it. */
  private static boolean isLoop(Path entry) {
    if (!Files.isSymbolicLink(entry)) {
      return false;
    }
    try {
      Path parent = entry.toAbsolutePath().getParent();
      return parent != null && parent.toRealPath().startsWith(entry.toRealPath());
    } catch (IOException e) {
      return false; // listing the folder reports it
    }
  }

  private static BlemishException unlistable(Path folder, IOException e) {
    return new BlemishException(
        "%s: the folder cannot be listed (%s)".formatted(folder, e.getMessage()), e);
  }
}
