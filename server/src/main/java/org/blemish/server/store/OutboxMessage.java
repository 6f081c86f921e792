// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * A message that is not delivered yet.
 *
 * @param place its place in the order of all messages
 * @param id of the event; the same for all targets and all attempts, so that receivers recognise a
 *     message that comes twice
 * @param target name of its receiver in the settings
 * @param product whose messages are delivered in their order
 * @param time when it was written, see {@link Timestamp}
 * @param state whether it is still tried
 * @param attempts that failed
 * @param problem why the last attempt failed
 * @param body JSON
 */
public record OutboxMessage(
    long place,
    String id,
    String target,
    String product,
    String time,
    OutboxState state,
    int attempts,
    Optional<String> problem,
    String body) {}
