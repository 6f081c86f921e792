// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import org.blemish.core.BlemishException;

/** Prints a failure as one line. */
public final class ErrorMessage {
  private ErrorMessage() {}

  public static void print(PrintWriter err, Exception e) {
    err.println("blemish: " + text(e));
    err.flush();
  }

  /** Whether a failure has a message for users; all others are errors in the program. */
  public static boolean isExpected(Exception e) {
    return e instanceof BlemishException || e instanceof CancellationException;
  }

  private static String text(Exception e) {
    if (isExpected(e)) {
      return String.valueOf(e.getMessage());
    }
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }
}
