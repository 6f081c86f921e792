// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;

/** A file whose first line is a password. */
final class PasswordFile {
  private static final long MOST_BYTES = 10_000;

  private PasswordFile() {}

  static String read(Path file) {
    return FileBytes.readText(file, MOST_BYTES)
        .lines()
        .findFirst()
        .orElseThrow(
            () -> new BlemishException("%s: is empty, expected a password".formatted(file)));
  }
}
