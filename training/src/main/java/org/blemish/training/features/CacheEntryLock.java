// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The exclusive right to write one entry of a cache, across processes: a lock on {@code KEY.lock}
 * next to the entry's folder. The operating system releases it when the process ends.
 *
 * @param folder the entry's folder
 */
record CacheEntryLock(Path folder, FileChannel channel, FileLock lock) implements AutoCloseable {
  /** Ending of the names of lock files. */
  static final String EXTENSION = ".lock";

  private static final long POLL_MILLIS = 200;

  /**
   * Waits until no other thread or process holds the lock.
   *
   * @param waiting asked several times a second whether to continue waiting
   * @throws CancellationException once {@code waiting} returns false
   */
  static CacheEntryLock acquire(Path folder, String key, BooleanSupplier waiting)
      throws IOException {
    for (Optional<CacheEntryLock> held = tryAcquire(folder, key);
        ;
        held = tryAcquire(folder, key)) {
      if (held.isPresent()) {
        return held.get();
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (CancellationException) new CancellationException("cancelled").initCause(e);
      }
      if (!waiting.getAsBoolean()) {
        throw new CancellationException("cancelled while another training computes these features");
      }
    }
  }

  /** Empty where another thread or process holds the lock. */
  static Optional<CacheEntryLock> tryAcquire(Path folder, String key) throws IOException {
    Path file = folder.resolve(key + EXTENSION);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      // A file that its last owner deleted before this lock was taken keeps no other process out.
      if (lock != null && Files.exists(file)) {
        return Optional.of(new CacheEntryLock(folder.resolve(key), channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process holds it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Deletes the lock's file while the lock is held; the entry's folder is left alone. */
  void deleteFile() throws IOException {
    Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + EXTENSION));
  }

  /** Releases the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
