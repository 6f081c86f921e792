// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;

/**
 * One problem that a check found.
 *
 * @param severity severity of the problem
 * @param path file or folder that has the problem
 * @param message problem and remedy, in one line without the path
 */
public record DataFinding(FindingSeverity severity, Path path, String message) {
  @Override
  public String toString() {
    return severity + " " + path + ": " + message;
  }
}
