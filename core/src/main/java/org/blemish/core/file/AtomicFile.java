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
import java.util.UUID;
import org.blemish.core.BlemishException;

/**
 * Writes a file beside its final name, brings it to the disk and renames it: whoever looks finds
 * the old file or the whole new one, after a crash or a full disk too.
 */
public final class AtomicFile {
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
   * Writes a file, or replaces it. Its folder is made where it is missing.
   *
   * @throws BlemishException where the disk is full or the place cannot be written; the target is
   *     then as it was before, and nothing lies beside it
   */
  public static void write(Path target, ContentWriter body) {
    Path folder = target.toAbsolutePath().normalize().getParent();
    Path name = target.getFileName();
    if (folder == null || name == null || Files.isDirectory(target)) {
      throw new BlemishException("%s is a folder: give the name of a file".formatted(target));
    }
    // Not Files.createTempFile: its files are closed to everybody else, and a rename keeps that.
    Path beside = folder.resolve(".%s.%s.part".formatted(name, UUID.randomUUID()));
    try {
      Files.createDirectories(folder);
      writeSynced(beside, body);
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } catch (FileAlreadyExistsException e) {
      throw new BlemishException("%s is not a folder".formatted(e.getFile()), e);
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be written (%s): look at free space and permissions"
              .formatted(target, FileBytes.reason(e)),
          e);
    } finally {
      delete(beside);
    }
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

  /** Brings the new name to the disk; file systems that cannot (Windows) do it by themselves. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file itself is synced and renamed: it is whole, whichever name a crash leaves it.
    }
  }

  private static void delete(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // The failure that brought us here is what the caller has to hear of.
    }
  }

  /** Lets a body close its wrappers before the channel is synced. */
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
