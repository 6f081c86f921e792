// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.Sha256;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.FloatTiff;
import org.blemish.server.health.Alarms;
import org.jspecify.annotations.Nullable;

/**
 * Files by the SHA-256 of their bytes: equal files are stored once. While the disk has less free
 * space than demanded, or a file cannot be written, nothing is stored and an alarm is set; the
 * inspection goes on. Safe for many threads.
 */
public final class ContentStore {
  /** The alarm while nothing can be stored. */
  public static final String ALARM = "disk";

  /** Files that were stored or used within this time are never deleted. */
  static final Duration GRACE = Duration.ofHours(1);

  private static final String DIGEST = "[0-9a-f]{64}";

  private final Path folder;
  private final long freeBytes;
  private final Alarms alarms;

  /**
   * @param folder of the files; created if missing
   * @param freeBytes that have to stay free on the disk
   * @param alarms to set and clear {@link #ALARM}
   */
  public ContentStore(Path folder, long freeBytes, Alarms alarms) {
    this.folder = folder;
    this.freeBytes = freeBytes;
    this.alarms = alarms;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException("%s cannot be created (%s)".formatted(folder, e.getMessage()), e);
    }
  }

  /** Stores a file; its digest, or empty if it could not be stored. */
  public Optional<String> put(byte[] bytes) {
    String digest = Sha256.of(bytes).hex();
    return stored(digest, file -> AtomicFile.write(file, bytes));
  }

  /** Stores an anomaly map as a TIFF of floats. */
  public Optional<String> put(FloatMap map) {
    Path temporary = folder.resolve("." + UUID.randomUUID() + ".tiff");
    try {
      if (!space()) {
        return Optional.empty();
      }
      FloatTiff.write(temporary, map);
      String digest = Sha256.of(temporary).hex();
      return stored(digest, file -> Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE));
    } catch (BlemishException e) {
      alarm(e.getMessage());
      return Optional.empty();
    } finally {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        alarm(e.getMessage());
      }
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write(Path file) throws IOException;
  }

  private Optional<String> stored(String digest, Writing writing) {
    Path file = path(digest);
    try {
      if (Files.exists(file)) {
        // Retention leaves files that were used a moment ago.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return Optional.of(digest);
      }
      if (!space()) {
        return Optional.empty();
      }
      Files.createDirectories(file.getParent());
      writing.write(file);
      alarms.clear(ALARM);
      return Optional.of(digest);
    } catch (IOException | BlemishException e) {
      alarm(e.getMessage());
      return Optional.empty();
    }
  }

  private boolean space() {
    try {
      FileStore disk = Files.getFileStore(folder);
      if (disk.getUsableSpace() >= freeBytes) {
        return true;
      }
      alarm("only %d MB are free".formatted(disk.getUsableSpace() >> 20));
    } catch (IOException e) {
      alarm(e.getMessage());
    }
    return false;
  }

  private void alarm(@Nullable String problem) {
    alarms.raise(
        ALARM,
        "images are not stored (%s): make space on the disk of %s, or store less by the settings 'storage'"
            .formatted(problem, folder));
  }

  /**
   * A stored file.
   *
   * @return empty if it was never stored or has been deleted
   */
  public Optional<Path> file(String digest) {
    Path file = path(digest);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** The bytes of a stored file. */
  public Optional<byte[]> bytes(String digest) {
    return file(digest).map(path -> FileBytes.read(path, FileBytes.MAX_ARRAY_BYTES));
  }

  /** Bytes of all stored files. */
  long size() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, unless it was used within {@link #GRACE}; the bytes that became free. */
  long delete(String digest) {
    Path file = path(digest);
    try {
      if (Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(GRACE))) {
        return 0;
      }
      long bytes = Files.size(file);
      Files.delete(file);
      return bytes;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the digests of stored files begin with: the names of the subfolders. */
  List<String> starts() {
    return names(folder).filter(name -> name.matches("[0-9a-f]{2}")).sorted().toList();
  }

  /** The digests of the stored files that begin with this. */
  List<String> digests(String start) {
    return names(folder.resolve(start)).filter(name -> name.matches(DIGEST)).toList();
  }

  private static Stream<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes files that were being written long ago, by a server that was killed. */
  void deleteUnfinished() {
    try (Stream<Path> all = Files.walk(folder)) {
      Instant latest = Instant.now().minus(GRACE);
      for (Path file : all.filter(ContentStore::isUnfinished).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(latest)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUnfinished(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".") && Files.isRegularFile(file);
  }

  private Path path(String digest) {
    if (!digest.matches(DIGEST)) {
      throw new IllegalArgumentException("not a digest: " + digest);
    }
    return folder.resolve(digest.substring(0, 2)).resolve(digest);
  }
}
