// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.file.FileNames;
import org.blemish.server.config.FileAction;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.store.FileOutcome;

/**
 * Moves, deletes or leaves files whose record is on disk.
 *
 * @param folder absolute path
 * @param settings what to do
 */
record FinishedFiles(Path folder, FolderSettings settings) {
  /** Name of the subfolder of inspected files. */
  static final String INSPECTED = "inspected";

  /** Name of the subfolder of failed files. */
  static final String FAILED = "failed";

  private static final int MOST_NAMES = 10_000;

  /** Whether a file with this outcome stays where it is. */
  boolean stays(FileOutcome outcome) {
    return action(outcome) == FileAction.LEAVE;
  }

  private FileAction action(FileOutcome outcome) {
    return outcome == FileOutcome.FAILED ? settings.whenFailed() : settings.whenInspected();
  }

  /** Does what the settings say; a file that is already gone is fine. */
  void finish(String name, FileOutcome outcome) throws IOException {
    switch (action(outcome)) {
      case LEAVE -> {}
      case DELETE -> Files.deleteIfExists(folder.resolve(name));
      case MOVE -> move(name, outcome == FileOutcome.FAILED ? FAILED : INSPECTED);
    }
  }

  private void move(String name, String subfolder) throws IOException {
    Path target = folder.resolve(subfolder);
    Files.createDirectories(target);
    for (int i = 0; i < MOST_NAMES; i++) {
      Path file = target.resolve(i == 0 ? name : numbered(name, i));
      // Another file with this name may have been moved here before: both are kept.
      if (Files.notExists(file)) {
        Files.move(folder.resolve(name), file);
        return;
      }
    }
    throw new FileAlreadyExistsException(target.resolve(name).toString());
  }

  private static String numbered(String name, int number) {
    String stem = FileNames.withoutExtension(name);
    return stem + "-" + number + name.substring(stem.length());
  }
}
