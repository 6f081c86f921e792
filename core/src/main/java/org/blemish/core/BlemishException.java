// SPDX-License-Identifier: Apache-2.0
package org.blemish.core;

/**
 * An error that the user can fix. The message is one line: what was given, where (path, entry,
 * pixel), what was expected and how to fix it. Programs print the message alone, and the stack
 * trace only on request.
 */
public class BlemishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BlemishException(String message) {
    super(message);
  }

  public BlemishException(String message, Throwable cause) {
    super(message, cause);
  }
}
