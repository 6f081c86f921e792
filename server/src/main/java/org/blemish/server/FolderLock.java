// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileClaim;

/** The claim of one server on its folder; the operating system ends it with the process. */
final class FolderLock implements AutoCloseable {
  private final FileClaim claim;

  private FolderLock(FileClaim claim) {
    this.claim = claim;
  }

  /**
   * Claims a folder, which is created if missing.
   *
   * @throws BlemishException if another server has it, or it cannot be written
   */
  static FolderLock of(Path folder) {
    try {
      Files.createDirectories(folder);
      Optional<FileClaim> claim = FileClaim.tryAcquire(folder.resolve("lock"));
      if (claim.isPresent()) {
        return new FolderLock(claim.get());
      }
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be used (%s): choose another folder by --data".formatted(folder, e), e);
    }
    throw new BlemishException(
        "%s is in use by another server: stop it, or choose another folder by --data"
            .formatted(folder));
  }

  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new BlemishException("the lock cannot be closed (%s)".formatted(e.getMessage()), e);
    }
  }
}
