// SPDX-License-Identifier: Apache-2.0
package org.blemish.core;

/**
 * An error that the user can fix. The message is one line: what was given, where (path, entry,
 * pixel), what was expected and how to fix it. Line ends in it, which come from names and file
 * contents, are replaced by escapes. Programs print the message alone, and the stack trace only on
 * request.
 */
public class BlemishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BlemishException(String message) {
    super(oneLine(message));
  }

  public BlemishException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\u000b', '\f', '\u0085', '\u2028', '\u2029' ->
            line.append("\\u%04x".formatted((int) c));
        default -> line.append(c);
      }
    }
    return line.toString();
  }
}
