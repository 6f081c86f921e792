// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;

/**
 * All images and scans below a folder, at any depth: the one walk that every command uses. Each
 * folder is searched once, however many links lead to it; where a link and a folder are the same,
 * the folder's own path is used. A link to the folder itself or to one above it is not followed.
 * Everything that is left out is named with its reason. Masks are not told apart here, see {@link
 * MaskNames}.
 *
 * @param files images and scans, and links with such names whose target is missing, in the order of
 *     their paths
 * @param skipped everything else
 */
public record FolderWalk(List<Path> files, List<SkippedFile> skipped) {
  public FolderWalk {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Searches a folder.
   *
   * @throws BlemishException if the folder itself cannot be listed; a folder in it that cannot be
   *     listed is skipped
   */
  public static FolderWalk of(Path folder) {
    return of(folder, Integer.MAX_VALUE);
  }

  /**
   * Searches a folder.
   *
   * @param depth number of levels; 1 for the folder's own files
   */
  public static FolderWalk of(Path folder, int depth) {
    Walker walker = new Walker(depth);
    walker.search(folder);
    return new FolderWalk(walker.files.stream().sorted().toList(), walker.skipped);
  }

  /** A folder that is still to be searched. */
  private record OpenFolder(Path path, int level) {}

  /** State of one walk. */
  private static final class Walker {
    private final int depth;
    private final List<Path> files = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();

    /** Real paths, at first of the root and of the folders above it: links to those are loops. */
    private final Set<Path> searched = new HashSet<>();

    private final Deque<OpenFolder> folders = new ArrayDeque<>();
    private final Deque<OpenFolder> links = new ArrayDeque<>();

    Walker(int depth) {
      this.depth = depth;
    }

    void search(Path root) {
      for (Path at = realPath(root).orElse(null); at != null; at = at.getParent()) {
        searched.add(at);
      }
      list(1, FolderListing.of(root));
      while (!folders.isEmpty() || !links.isEmpty()) {
        // Links last, so that files keep the paths that they have without links.
        visit(folders.isEmpty() ? links.removeFirst() : folders.removeFirst());
      }
    }

    private void visit(OpenFolder folder) {
      Optional<Path> real = realPath(folder.path());
      if (real.isEmpty() || !searched.add(real.get())) {
        skipped.add(
            new SkippedFile(
                folder.path(),
                real.isEmpty() ? SkipReason.UNREADABLE_FOLDER : SkipReason.SEARCHED_ALREADY));
        return;
      }
      FolderListing listing;
      try {
        listing = FolderListing.of(folder.path());
      } catch (BlemishException e) {
        skipped.add(new SkippedFile(folder.path(), SkipReason.UNREADABLE_FOLDER));
        return;
      }
      list(folder.level(), listing);
    }

    private void list(int level, FolderListing listing) {
      skipped.addAll(listing.skipped());
      listing.files().forEach(this::sort);
      if (level < depth) {
        for (Path child : listing.folders()) {
          boolean link = Files.isSymbolicLink(child);
          (link ? links : folders).add(new OpenFolder(child, level + 1));
        }
      }
    }

    private void sort(Path file) {
      if (DataFileNames.isImageOrScan(file)) {
        files.add(file);
      } else {
        skipped.add(
            UnsupportedImageFormat.of(file)
                .map(
                    format -> new SkippedFile(file, SkipReason.UNSUPPORTED_FORMAT, format.advice()))
                .orElseGet(() -> new SkippedFile(file, SkipReason.OTHER)));
      }
    }

    private static Optional<Path> realPath(Path folder) {
      try {
        return Optional.of(folder.toRealPath());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }
}
