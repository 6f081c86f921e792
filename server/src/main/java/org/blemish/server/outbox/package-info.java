/**
 * Messages to other systems. An {@link org.blemish.server.outbox.Outbox} writes them in the same
 * transaction as the record of the part; an {@link org.blemish.server.outbox.OutboxSender} delivers
 * those of one {@link org.blemish.server.outbox.MessageTarget}, each at least once and those of a
 * product in their order, and deletes what was delivered. To reach another kind of receiver,
 * implement {@code MessageTarget} and add it to {@link org.blemish.server.outbox.MessageTargets}.
 */
@NullMarked
package org.blemish.server.outbox;

import org.jspecify.annotations.NullMarked;
