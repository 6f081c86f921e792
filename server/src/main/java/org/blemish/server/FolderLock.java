// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.blemish.core.BlemishException;

/** The claim of one server on its folder; the operating system ends it with the process. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Claims a folder, which is created if missing.
   *
   * @throws BlemishException if another server has it, or it cannot be written
   */
  static FolderLock of(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (claimed(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be used (%s): choose another folder by --data"
              .formatted(folder, e.getMessage()),
          e);
    }
    throw new BlemishException(
        "%s is in use by another server: stop it, or choose another folder by --data"
            .formatted(folder));
  }

  private static boolean claimed(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new BlemishException("the lock cannot be closed (%s)".formatted(e.getMessage()), e);
    }
  }
}
