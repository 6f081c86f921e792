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
public record FeatureCachePruner(Path folder) {
  private record CacheEntry(Path folder, long bytes, long lastUsed) {}

  /**
   * Removes contents, those that were used longest ago first, until the rest fits; one that is
   * being computed is left.
   */
  public void trim(long bytes) {
    try {
      List<CacheEntry> contents = entries();
      long all = contents.stream().mapToLong(CacheEntry::bytes).sum();
      for (CacheEntry content : contents) {
        if (all > bytes && remove(content.folder())) {
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

  private List<CacheEntry> entries() throws IOException {
    List<CacheEntry> contents = new ArrayList<>();
    for (Path place : list(folder)) {
      if (Files.isDirectory(place)) {
        long bytes = 0;
        for (Path file : list(place)) {
          bytes += Files.size(file);
        }
        contents.add(new CacheEntry(place, bytes, Files.getLastModifiedTime(place).toMillis()));
      }
    }
    contents.sort(Comparator.comparingLong(CacheEntry::lastUsed));
    return contents;
  }

  /** Whether it is gone. */
  private boolean remove(Path place) throws IOException {
    Optional<CacheEntryLock> held =
        CacheEntryLock.tryAcquire(folder, String.valueOf(place.getFileName()));
    if (held.isEmpty()) {
      return false;
    }
    try (CacheEntryLock lock = held.get()) {
      for (Path file : list(lock.folder())) {
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
