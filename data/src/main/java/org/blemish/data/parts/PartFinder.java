// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileNames;
import org.blemish.core.input.Modality;
import org.blemish.data.internal.FolderWalk;
import org.blemish.data.internal.ImageScanPairing;
import org.blemish.data.skipped.SkippedFiles;

/**
 * Turns arguments into parts. A file is one part; a folder is searched at any depth, in the order
 * of paths; a glob is every image or scan that it matches. In folders and globs, hidden files,
 * files of operating systems, masks and other files are skipped, each with its reason. A link whose
 * target is missing is a part, so that reading it fails with its name.
 *
 * @param modality which files a part needs
 * @param results folders that the caller writes results to; what folders and globs have in them is
 *     skipped, unless there is nothing else
 */
public record PartFinder(Modality modality, List<Path> results) {
  public PartFinder {
    results = List.copyOf(results);
  }

  /** For callers that write no results next to parts. */
  public PartFinder(Modality modality) {
    this(modality, List.of());
  }

  /**
   * All parts that the arguments name, in the order of the arguments.
   *
   * @throws BlemishException if a folder or glob contains no part or cannot be read
   */
  public FoundParts find(List<String> arguments) {
    ScanLookup scans = new ScanLookup();
    FoundParts found = FoundParts.of(List.of());
    for (String argument : arguments) {
      found = found.and(find(argument, scans));
    }
    return found;
  }

  private FoundParts find(String argument, ScanLookup scans) {
    Optional<Path> path = path(argument);
    if (path.isPresent() && Files.isDirectory(path.get())) {
      PartSelection selection = PartSelection.of(path.get(), FolderWalk.of(path.get()));
      return requireFound(argument, selection.parts(modality).outside(results));
    }
    boolean exists = path.isPresent() && Files.exists(path.get());
    if (!exists && Globs.isGlob(argument)) {
      PartSelection selection = Globs.select(argument);
      return requireFound(argument, selection.parts(modality, scans).outside(results));
    }
    // A missing file is reported when it is read, like one that is damaged.
    Path file = path.orElseThrow(() -> new BlemishException(FileNames.notAPath(argument)));
    return FoundParts.of(List.of(part(modality, file, scans)));
  }

  private static Optional<Path> path(String argument) {
    try {
      return Optional.of(Path.of(argument));
    } catch (InvalidPathException e) {
      return Optional.empty(); // on Windows a path cannot hold a '*'
    }
  }

  /** The part of a file that was given by its name. */
  static PartFiles part(Modality modality, Path file, ScanLookup scans) {
    if (!modality.usesScan()) {
      return new PartFiles(Optional.of(file), Optional.empty());
    }
    if (modality == Modality.DEPTH) {
      Optional<Path> scan = ImageScanPairing.isScan(file) ? Optional.of(file) : scans.scanOf(file);
      return new PartFiles(Optional.empty(), Optional.of(scan.orElse(file)));
    }
    return new PartFiles(Optional.of(file), scans.scanOf(file));
  }

  private FoundParts requireFound(String argument, FoundParts found) {
    if (found.parts().isEmpty()) {
      throw new BlemishException(
          "%s: no %s found there%s"
              .formatted(
                  argument,
                  modality.usesImage() ? "images" : "3D scans",
                  reasons(found.skipped())));
    }
    return found;
  }

  private static String reasons(SkippedFiles skipped) {
    return skipped.count() == 0 ? "" : " (%s)".formatted(String.join("; ", skipped.lines()));
  }
}
