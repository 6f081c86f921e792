// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The exclusive right of one thread of one process to do what a file stands for. The operating
 * system ends it with the process. Works on shared folders whose file system has locks, such as
 * NFS.
 */
public final class FileClaim implements AutoCloseable {
  private final FileChannel channel;

  private FileClaim(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Claims a file, which is created if it is missing; empty while another thread or process has it.
   *
   * @throws IOException if the file cannot be opened, or its file system has no locks
   */
  public static Optional<FileClaim> tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean claimed = false;
    try {
      // A file that its last owner deleted before this claim keeps no other process out.
      claimed = channel.tryLock() != null && Files.exists(file);
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
    } finally {
      if (!claimed) {
        channel.close();
      }
    }
    return claimed ? Optional.of(new FileClaim(channel)) : Optional.empty();
  }

  /** Ends the claim; a second time does nothing. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
