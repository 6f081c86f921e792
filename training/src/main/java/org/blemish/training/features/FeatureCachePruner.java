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
 * Limits the disk space of a {@link FeatureCache}. Files that a training still reads stay readable
 * for it after they are removed; where the system does not allow that (Windows), they are kept.
 *
 * @param folder of the cache
 */
public record FeatureCachePruner(Path folder) {
  private record CacheEntry(Path folder, long bytes, long lastUsed) {}

  /**
   * Removes entries, the least recently used first, until the rest fits. Entries that are being
   * computed are kept.
   *
   * @param bytes that the remaining entries may take
   * @throws BlemishException if the folder cannot be read
   */
  public void trim(long bytes) {
    try {
      List<CacheEntry> entries = entries();
      long all = entries.stream().mapToLong(CacheEntry::bytes).sum();
      for (CacheEntry entry : entries) {
        if (all > bytes && remove(entry.folder())) {
          all -= entry.bytes();
        }
      }
    } catch (IOException e) {
      throw new BlemishException("%s cannot be trimmed (%s)".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * Removes all entries and the folder, once no training needs them. An entry that is being
   * computed is kept, with its lock and the folder.
   */
  public void clear() {
    try {
      for (CacheEntry entry : entries()) {
        remove(entry.folder());
      }
      for (Path file : list(folder)) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(CacheEntryLock.EXTENSION)) {
          removeLock(name.substring(0, name.length() - CacheEntryLock.EXTENSION.length()));
        }
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Something is still in use: that costs disk space only.
    }
  }

  private void removeLock(String key) throws IOException {
    Optional<CacheEntryLock> held = CacheEntryLock.tryAcquire(folder, key);
    if (held.isPresent()) {
      try (CacheEntryLock lock = held.get()) {
        lock.deleteFile();
      }
    }
  }

  private List<CacheEntry> entries() throws IOException {
    List<CacheEntry> entries = new ArrayList<>();
    for (Path entry : list(folder)) {
      if (Files.isDirectory(entry)) {
        long bytes = 0;
        for (Path file : list(entry)) {
          bytes += Files.size(file);
        }
        entries.add(new CacheEntry(entry, bytes, Files.getLastModifiedTime(entry).toMillis()));
      }
    }
    entries.sort(Comparator.comparingLong(CacheEntry::lastUsed));
    return entries;
  }

  /** Whether the entry was removed. */
  private boolean remove(Path entry) throws IOException {
    Optional<CacheEntryLock> held =
        CacheEntryLock.tryAcquire(folder, String.valueOf(entry.getFileName()));
    if (held.isEmpty()) {
      return false;
    }
    try (CacheEntryLock lock = held.get()) {
      for (Path file : list(lock.folder())) {
        Files.delete(file);
      }
      Files.delete(entry);
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
