// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/**
 * The disk that a cache takes. What is removed while a training reads it stays readable for that
 * training where the system allows removal, and is left where it does not (Windows).
 *
 * @param folder of the cache
 */
public record FeatureDisk(Path folder) {
  private record Content(Path place, long bytes, long used) {}

  /**
   * Removes contents, those that were used longest ago first, until the rest fits; one that is
   * being computed is left.
   */
  public void trim(long bytes) {
    try {
      List<Content> contents = contents();
      long all = contents.stream().mapToLong(Content::bytes).sum();
      for (Content content : contents) {
        if (all > bytes && remove(content.place())) {
          all -= content.bytes();
        }
      }
    } catch (IOException e) {
      throw new BlemishException("%s cannot be trimmed (%s)".formatted(folder, e.getMessage()), e);
    }
  }

  /** Removes all of it, once no training wants it any more. */
  public void clear() {
    trim(0);
    try {
      for (Path left : list(folder)) {
        Files.deleteIfExists(left); // locks, empty folders
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Something is still in use: it costs disk, nothing else.
    }
  }

  private List<Content> contents() throws IOException {
    List<Content> contents = new ArrayList<>();
    for (Path place : list(folder)) {
      if (Files.isDirectory(place)) {
        long bytes = 0;
        for (Path file : list(place)) {
          bytes += Files.size(file);
        }
        contents.add(new Content(place, bytes, Files.getLastModifiedTime(place).toMillis()));
      }
    }
    contents.sort(Comparator.comparingLong(Content::used));
    return contents;
  }

  /** Whether it is gone. */
  private boolean remove(Path place) throws IOException {
    Optional<ContentLock> held = ContentLock.take(folder, String.valueOf(place.getFileName()));
    if (held.isEmpty()) {
      return false;
    }
    try (ContentLock lock = held.get()) {
      for (Path file : list(lock.place())) {
        Files.delete(file);
      }
      Files.delete(place);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
