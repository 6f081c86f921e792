// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import org.blemish.server.store.OutboxMessage;

/** A receiver of messages. Safe for many threads. */
interface MessageTarget extends AutoCloseable {
  /** Its name in the records and in messages to people, such as {@code webhook mes}. */
  String name();

  /**
   * Delivers a message; when this returns, the receiver has confirmed it.
   *
   * @throws DeliveryException if the receiver did not confirm it
   * @throws InterruptedException if the sender is closed meanwhile
   */
  void deliver(OutboxMessage message) throws DeliveryException, InterruptedException;

  /** Ends connections; a further delivery opens a new one. */
  @Override
  void close();
}
