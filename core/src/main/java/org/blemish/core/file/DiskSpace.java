// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/** Checks the free space of a disk before much of it is written. */
public final class DiskSpace {
  private static final long MIB = 1 << 20;

  private DiskSpace() {}

  /**
   * Checks that a disk has room. File systems that do not know their free space pass.
   *
   * @param folder that exists, on the disk
   * @param bytes that will be written
   * @param what they are, in the plural
   * @param remedy what the user can do about a lack of space
   * @throws BlemishException if fewer bytes are free
   */
  public static void require(Path folder, long bytes, String what, String remedy)
      throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free > 0 && free < bytes) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: %s need %d MiB, but %d MiB are free: %s"
              .formatted(folder, what, (bytes + MIB - 1) / MIB, free / MIB, remedy));
    }
  }
}
