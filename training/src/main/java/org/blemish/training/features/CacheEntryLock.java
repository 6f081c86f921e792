// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The right to write one content of a cache. The system takes it from a process that dies. Its file
 * stands beside the content and stays, since a lock on a removed file keeps nobody out.
 *
 * @param folder the content's folder
 */
record CacheEntryLock(Path folder, FileChannel channel, FileLock lock) implements AutoCloseable {
  private static final long POLL_MILLIS = 200;

  /**
   * Waits until nobody else writes the content.
   *
   * @param waiting asked now and then whether to go on waiting
   * @throws CancellationException where it is not
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
        throw (CancellationException) new CancellationException("stopped").initCause(e);
      }
      if (!waiting.getAsBoolean()) {
        throw new CancellationException("stopped while another training computes these features");
      }
    }
  }

  /** Empty where somebody else has it. */
  static Optional<CacheEntryLock> tryAcquire(Path folder, String key) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new CacheEntryLock(folder.resolve(key), channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close(); // gives the lock back too
  }
}
