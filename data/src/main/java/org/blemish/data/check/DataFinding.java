// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;

/**
 * One thing that a check found.
 *
 * @param severity how bad it is
 * @param path the file or folder that it is about
 * @param message what is wrong and what to do, in one line without the path
 */
public record DataFinding(FindingSeverity severity, Path path, String message) {
  @Override
  public String toString() {
    return severity + " " + path + ": " + message;
  }
}
