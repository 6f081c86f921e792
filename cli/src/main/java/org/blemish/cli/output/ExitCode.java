// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

/** Exit codes of the program. */
public final class ExitCode {
  /** The command succeeded. */
  public static final int SUCCESS = 0;

  /** The command failed; one line on the error stream says why. */
  public static final int FAILURE = 1;

  /** Wrong command or options. */
  public static final int USAGE = 2;

  /** A part has a verdict that {@code --fail-on} names. */
  public static final int DEFECT = 3;

  /** Stopped by Ctrl-C, as shells define it. */
  public static final int INTERRUPTED = 130;

  /** The reader of the output has closed it, as shells define it. */
  public static final int PIPE = 141;

  /** Stopped by the signal TERM, as shells define it. */
  public static final int TERMINATED = 143;

  private ExitCode() {}
}
