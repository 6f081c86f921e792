// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/** Creates folders for results. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Creates a folder and its parents; does nothing if it exists.
   *
   * @throws BlemishException if it cannot be created
   */
  public static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s cannot be created (%s): choose another folder".formatted(folder, e),
          e);
    }
  }
}
