// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.ImageScanPairing;

/**
 * Turns arguments into parts. A file is one part; a folder is searched at any depth, in the order
 * of paths; a glob is every file that it matches. In folders, hidden files and folders of masks
 * ({@code gt}, {@code ground_truth}, {@code mask}, {@code masks}) are skipped.
 *
 * @param modality which files a part needs
 */
public record PartFinder(Modality modality) {
  /**
   * All parts that the arguments name, in the order of the arguments.
   *
   * @throws BlemishException if a folder or glob contains no part or cannot be read
   */
  public List<PartFiles> find(List<String> arguments) {
    ScanLookup scans = new ScanLookup();
    List<PartFiles> parts = new ArrayList<>();
    for (String argument : arguments) {
      parts.addAll(find(argument, scans));
    }
    return parts;
  }

  private List<PartFiles> find(String argument, ScanLookup scans) {
    Optional<Path> path = path(argument);
    if (path.isPresent() && Files.isDirectory(path.get())) {
      return requireFound(argument, inFolder(path.get()));
    }
    boolean exists = path.isPresent() && Files.exists(path.get());
    if (!exists && Globs.isGlob(argument)) {
      return requireFound(
          argument, Globs.files(argument).stream().map(file -> part(file, scans)).toList());
    }
    // A missing file is reported when it is read, like one that is damaged.
    return List.of(
        part(path.orElseThrow(() -> new BlemishException(argument + " is not a path")), scans));
  }

  private static Optional<Path> path(String argument) {
    try {
      return Optional.of(Path.of(argument));
    } catch (InvalidPathException e) {
      return Optional.empty(); // on Windows a path cannot hold a '*'
    }
  }

  private PartFiles part(Path file, ScanLookup scans) {
    if (!modality.usesScan()) {
      return new PartFiles(Optional.of(file), Optional.empty());
    }
    if (modality == Modality.DEPTH) {
      Optional<Path> scan = ImageScanPairing.isScan(file) ? Optional.of(file) : scans.scanOf(file);
      return new PartFiles(Optional.empty(), Optional.of(scan.orElse(file)));
    }
    return new PartFiles(Optional.of(file), scans.scanOf(file));
  }

  private List<PartFiles> requireFound(String argument, List<PartFiles> parts) {
    if (parts.isEmpty()) {
      throw new BlemishException(
          "%s: no %s found there"
              .formatted(argument, modality.usesImage() ? "images" : "3D scans"));
    }
    return parts;
  }

  private List<PartFiles> inFolder(Path folder) {
    ImageScanPairing files = ImageScanPairing.of(files(folder));
    if (!modality.usesImage()) {
      return files.scans().stream()
          .map(scan -> new PartFiles(Optional.empty(), Optional.of(scan)))
          .toList();
    }
    return files.images().stream()
        .map(
            image ->
                new PartFiles(
                    Optional.of(image),
                    modality.usesScan() ? files.scanOf(image) : Optional.empty()))
        .toList();
  }

  private static List<Path> files(Path folder) {
    return FileTree.filesBelow(folder).stream()
        .filter(file -> !inMaskFolder(folder, file))
        .sorted()
        .toList();
  }

  private static boolean inMaskFolder(Path folder, Path file) {
    for (Path at = file.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
      if (DataFileNames.isMaskFolder(at)) {
        return true;
      }
    }
    return false;
  }
}
