// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import org.jspecify.annotations.Nullable;

/** A receiver did not confirm a message. */
final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private DeliveryException(String message, boolean refused, @Nullable Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** The receiver is away or busy: a later attempt may succeed. */
  static DeliveryException later(String problem) {
    return new DeliveryException(problem, false, null);
  }

  /** The receiver is away or busy: a later attempt may succeed. */
  static DeliveryException later(String problem, Throwable cause) {
    return new DeliveryException(problem, false, cause);
  }

  /** The receiver does not take this message, and will not later. */
  static DeliveryException refused(String problem) {
    return new DeliveryException(problem, true, null);
  }

  boolean isRefused() {
    return refused;
  }

  /** One sentence for people. */
  String problem() {
    return String.valueOf(getMessage());
  }
}
