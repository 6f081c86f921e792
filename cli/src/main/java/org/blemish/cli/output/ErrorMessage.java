// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileNames;
import org.blemish.core.process.CalledProgram;

/** Prints a failure as one line. */
public final class ErrorMessage {
  /** How each line that states a failure begins. */
  static final String PREFIX = "blemish: ";

  /** Longer messages hold what a damaged file has in place of a name. */
  private static final int MAX_CHARACTERS = 8000;

  private ErrorMessage() {}

  public static void print(PrintWriter err, Exception e) {
    print(err, text(e));
  }

  /** Prints what is wrong, with the line ends and control characters of names escaped. */
  public static void print(PrintWriter err, String message) {
    err.println(PREFIX + EscapedOutput.oneLine(CalledProgram.in(abbreviated(message))));
    err.flush();
  }

  /** The beginning and the end of a long message. */
  private static String abbreviated(String message) {
    int half = MAX_CHARACTERS / 2;
    return message.length() <= MAX_CHARACTERS
        ? message
        : message.substring(0, half) + " ... " + message.substring(message.length() - half);
  }

  /** Whether a failure has a message for users; all others are errors in the program. */
  public static boolean isExpected(Exception e) {
    return e instanceof BlemishException
        || e instanceof CancellationException
        || e instanceof InvalidPathException;
  }

  private static String text(Exception e) {
    if (e instanceof InvalidPathException path) {
      return FileNames.notAPath(path.getInput());
    }
    if (isExpected(e)) {
      return String.valueOf(e.getMessage());
    }
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
