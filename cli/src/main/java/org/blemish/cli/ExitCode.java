// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;


/** What the program tells its caller. */
final class ExitCode {
  static final int SUCCESS = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int DEFECT = 3;

  /** As shells have it for an interrupt. */
  static final int INTERRUPTED = 130;

  /** As shells have it for an output that nobody reads any more. */
  static final int PIPE = 141;

  private ExitCode() {}
}
