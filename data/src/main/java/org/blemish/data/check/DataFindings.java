// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;

/** Collects the findings of one category. Not thread-safe. */
final class DataFindings {
  private final List<DataFinding> found = new ArrayList<>();

  void add(DataFinding finding) {
    found.add(finding);
  }

  void error(Path path, String message) {
    found.add(new DataFinding(FindingSeverity.ERROR, path, message));
  }

  void warning(Path path, String message) {
    found.add(new DataFinding(FindingSeverity.WARNING, path, message));
  }

  void note(Path path, String message) {
    found.add(new DataFinding(FindingSeverity.NOTE, path, message));
  }

  /**
   * The error of a reader without the path at its beginning, which a finding shows itself; a file
   * in the folder of that path is named by the rest.
   */
  void readError(Path path, BlemishException failure) {
    String message = String.valueOf(failure.getMessage());
    for (String separator : List.of(": ", ", ", " ", path.getFileSystem().getSeparator())) {
      if (message.startsWith(path + separator)) {
        error(path, message.substring((path + separator).length()));
        return;
      }
    }
    error(path, message);
  }

  List<DataFinding> all() {
    return List.copyOf(found);
  }
}
