// SPDX-License-Identifier: Apache-2.0
package org.blemish.core;

/**
 * An error that the user can fix. The message is one line: what was given, where (path, entry,
 * pixel), what was expected and how to fix it. Line ends in it, which come from names and file
 * contents, are replaced by escapes. Programs print the message alone, and the stack trace only on
 * request. {@link #fault()} states whether the input, the model or the environment has to change: a
 * service answers its caller with it.
 */
public class BlemishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** A fault of the input. */
  public BlemishException(String message) {
    this(Fault.INPUT, message);
  }

  /** The fault of the cause if that is a {@code BlemishException}, else of the input. */
  public BlemishException(String message, Throwable cause) {
    this(cause instanceof BlemishException known ? known.fault : Fault.INPUT, message, cause);
  }

  public BlemishException(Fault fault, String message) {
    super(oneLine(message));
    this.fault = fault;
  }

  public BlemishException(Fault fault, String message, Throwable cause) {
    super(oneLine(message), cause);
    this.fault = fault;
  }

  /** What has to change before the call can succeed. */
  public Fault fault() {
    return fault;
  }

  /**
   * The same failure while a model was read: what looks like a bad input is the model. A fault of
   * the environment stays one.
   */
  public BlemishException whileReadingModel() {
    return fault == Fault.INPUT
        ? new BlemishException(Fault.MODEL, String.valueOf(getMessage()), this)
        : this;
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
