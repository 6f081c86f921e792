// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.blemish.core.file.FileClaim;

/**
 * The exclusive right to write one entry of a cache, across processes: a lock on {@code KEY.lock}
 * next to the entry's folder. The operating system releases it when the process ends.
 *
 * @param folder the entry's folder
 */
record CacheEntryLock(Path folder, FileClaim claim) implements AutoCloseable {
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
    return FileClaim.tryAcquire(folder.resolve(key + EXTENSION))
        .map(claim -> new CacheEntryLock(folder.resolve(key), claim));
  }

  /** Deletes the lock's file while the lock is held; the entry's folder is left alone. */
  void deleteFile() throws IOException {
    Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + EXTENSION));
  }

  /** Releases the lock. */
  @Override
  public void close() throws IOException {
    claim.close();
  }
}
