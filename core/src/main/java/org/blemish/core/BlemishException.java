// SPDX-License-Identifier: Apache-2.0
package org.blemish.core;

/**
 * A failure that a person can mend: the message says in one line what was given, what was expected,
 * where (path, entry, pixel) and how to mend it. Programs show the message alone; the cause is for
 * {@code --verbose}.
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
