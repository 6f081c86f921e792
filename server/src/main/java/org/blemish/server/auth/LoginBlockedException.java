// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import org.blemish.core.BlemishException;

/** Too many wrong passwords: further attempts have to wait. */
public final class LoginBlockedException extends BlemishException {
  private static final long serialVersionUID = 1L;

  private final int seconds;

  LoginBlockedException(int seconds) {
    super("too many wrong passwords: wait %d s".formatted(seconds));
    this.seconds = seconds;
  }

  /** How long to wait. */
  public int seconds() {
    return seconds;
  }
}
