// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;

/**
 * Turns arguments into parts: files as they are given, folders searched to their ends in the order
 * of names, globs. In folders, hidden files and folders of masks ({@code gt}, {@code ground_truth})
 * are passed over.
 *
 * @param modality which files a part needs
 */
public record PartFinder(Modality modality) {
  /**
   * All parts that the arguments name, each argument's in order.
   *
   * @throws BlemishException where a folder or glob holds none, or cannot be read
   */
  public List<PartFiles> find(List<String> arguments) {
    List<PartFiles> parts = new ArrayList<>();
    for (String argument : arguments) {
      parts.addAll(find(argument));
    }
    return parts;
  }

  private List<PartFiles> find(String argument) {
    Optional<Path> path = path(argument);
    if (path.isPresent() && Files.isDirectory(path.get())) {
      return requireFound(argument, inFolder(path.get()));
    }
    boolean exists = path.isPresent() && Files.exists(path.get());
    if (!exists && Globs.isGlob(argument)) {
      return requireFound(argument, Globs.files(argument).stream().map(this::part).toList());
    }
    // A missing file fails when its turn comes, like one that is damaged.
    return List.of(part(path.orElseThrow(() -> new BlemishException(argument + " is no path"))));
  }

  private static Optional<Path> path(String argument) {
    try {
      return Optional.of(Path.of(argument));
    } catch (InvalidPathException e) {
      return Optional.empty(); // Windows takes no '*' in a path.
    }
  }

  private PartFiles part(Path file) {
    if (!modality.usesScan()) {
      return new PartFiles(Optional.of(file), Optional.empty());
    }
    Optional<Path> scan = ScanLookup.forImage(file);
    return modality == Modality.DEPTH
        ? new PartFiles(Optional.empty(), Optional.of(scan.orElse(file)))
        : new PartFiles(Optional.of(file), scan);
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
    List<PartFiles> parts = new ArrayList<>();
    for (Path file : files(folder)) {
      if (!modality.usesImage()) {
        if (PartFileTypes.isScan(file)) {
          parts.add(new PartFiles(Optional.empty(), Optional.of(file)));
        }
      } else if (PartFileTypes.isImage(file) && !isScanOfAnother(file)) {
        parts.add(part(file));
      }
    }
    return parts;
  }

  /** By its name or folder it is a scan; a TIFF may be either and is one beside its picture. */
  private static boolean isScanOfAnother(Path file) {
    return PartFileTypes.inScanFolder(file)
        || PartFileTypes.isNamedScan(file)
        || (PartFileTypes.isScan(file)
            && Stream.of("png", "jpg", "jpeg", "bmp", "webp")
                .anyMatch(
                    extension ->
                        Files.exists(
                            file.resolveSibling(PartFileTypes.stem(file) + "." + extension))));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(path -> visible(folder, path))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BlemishException("%s cannot be searched (%s)".formatted(folder, e), e);
    }
  }

  private static boolean visible(Path folder, Path path) {
    for (Path at = path; at != null && !at.equals(folder); at = at.getParent()) {
      if (PartFileTypes.isHidden(at) || PartFileTypes.isMaskFolder(at)) {
        return false;
      }
    }
    return true;
  }
}
