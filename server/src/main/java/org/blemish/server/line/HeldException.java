// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

/** Files cannot be inspected now, for a reason that has nothing to do with them: they wait. */
final class HeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HeldException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
