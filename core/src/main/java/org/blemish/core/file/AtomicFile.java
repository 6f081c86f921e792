// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * Writes a file under a temporary name in the same folder, syncs it to the disk and renames it:
 * readers find the old file or the complete new one, even after a crash or on a full disk. Safe for
 * many threads.
 */
public final class AtomicFile {
  private static final String PART = ".part";

  private AtomicFile() {}

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface ContentWriter {
    /**
     * @param out buffered; closing it is not needed and does nothing
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes these bytes; see {@link #write(Path, ContentWriter)}. */
  public static void write(Path target, byte[] bytes) {
    write(target, out -> out.write(bytes));
  }

  /**
   * Writes a file, or replaces it. A missing folder is created.
   *
   * @throws BlemishException if the disk is full or the folder is not writable; the target is then
   *     unchanged and no temporary file remains
   */
  public static void write(Path target, ContentWriter body) {
    Path folder = target.toAbsolutePath().normalize().getParent();
    Path name = target.getFileName();
    if (folder == null || name == null || Files.isDirectory(target)) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s is a folder, expected the name of a file".formatted(target));
    }
    // Not Files.createTempFile: only the owner may read its files, and renaming keeps that.
    Path temporary = folder.resolve("." + name + "." + UUID.randomUUID() + PART);
    try {
      Files.createDirectories(folder);
      writeSynced(temporary, body);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } catch (FileAlreadyExistsException e) {
      throw new BlemishException(Fault.ENVIRONMENT, "%s is not a folder".formatted(e.getFile()), e);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s cannot be written (%s): check free space and permissions"
              .formatted(target, FileBytes.reason(e)),
          e);
    } finally {
      delete(temporary);
    }
  }

  /** Whether an entry of a folder is what a killed process left while it wrote this target. */
  public static boolean isUnfinished(Path entry, Path target) {
    return target(entry).equals(Optional.of(String.valueOf(target.getFileName())));
  }

  /** Whether a file is what a killed process left while it wrote any target. */
  public static boolean isUnfinished(Path file) {
    return target(file).isPresent() && Files.isRegularFile(file);
  }

  /**
   * Deletes what a killed process left while it wrote some of these targets. No other process may
   * write them now.
   *
   * @throws BlemishException if a folder cannot be read, or such a file not be deleted
   */
  public static void deleteUnfinished(Collection<Path> targets) {
    Set<Path> absolute = new LinkedHashSet<>();
    targets.forEach(target -> absolute.add(target.toAbsolutePath().normalize()));
    for (Path folder : absolute.stream().map(file -> file.resolveSibling("")).distinct().toList()) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path entry : entries.filter(AtomicFile::isUnfinished).toList()) {
          if (target(entry).map(folder::resolve).filter(absolute::contains).isPresent()) {
            Files.delete(entry);
          }
        }
      } catch (IOException e) {
        throw new BlemishException(
            Fault.ENVIRONMENT,
            "%s: unfinished files cannot be deleted (%s)".formatted(folder, FileBytes.reason(e)),
            e);
      }
    }
  }

  /** The name of the file that was written under this temporary name; empty for other names. */
  private static Optional<String> target(Path temporary) {
    String name = String.valueOf(temporary.getFileName());
    if (!name.startsWith(".") || !name.endsWith(PART)) {
      return Optional.empty();
    }
    // The unique part has no dot; the name of the target may have some.
    int end = name.lastIndexOf('.', name.length() - PART.length() - 1);
    return end > 1 ? Optional.of(name.substring(1, end)) : Optional.empty();
  }

  private static void writeSynced(Path file, ContentWriter body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out =
          new BufferedOutputStream(
              new NonClosingStream(Channels.newOutputStream(channel)), 1 << 16);
      body.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /**
   * Syncs the folder, so that the new name survives a crash; Windows needs and offers no such call.
   */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is synced and renamed: it is complete under whichever name a crash leaves it.
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The first failure is the one to report.
    }
  }

  /** Lets a writer close its wrappers before the channel is synced. */
  private static final class NonClosingStream extends FilterOutputStream {
    NonClosingStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
