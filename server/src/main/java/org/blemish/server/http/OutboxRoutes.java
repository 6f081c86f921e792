// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.Timestamp;
import org.jdbi.v3.core.Handle;

/** Messages that were not delivered: shown, sent again, or deleted. */
record OutboxRoutes(Database database, AuditLog audit) implements Routes {
  private static final String OUTBOX = "/api/v1/outbox";
  private static final int MOST_SHOWN = 100;

  /**
   * A receiver with messages.
   *
   * @param waiting messages that are still tried
   * @param dead messages that were put aside
   */
  record Target(String name, long waiting, long dead) {}

  /** A message that was put aside, without its body. */
  record DeadMessage(
      String id,
      String target,
      String product,
      String time,
      int attempts,
      Optional<String> problem) {
    static DeadMessage of(OutboxMessage message) {
      return new DeadMessage(
          message.id(),
          message.target(),
          message.product(),
          message.time(),
          message.attempts(),
          message.problem());
    }
  }

  /**
   * All messages that were not delivered.
   *
   * @param dead those that were put aside, the earliest first, at most {@value #MOST_SHOWN}
   */
  record OutboxBody(List<Target> targets, List<DeadMessage> dead) {}

  /** How many messages were changed. */
  record Changed(int messages) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get(OUTBOX, context -> context.json(database.read(OutboxRoutes::body)), Scope.INSPECT);
    routes.post(OUTBOX + "/retry", this::retry, Scope.OPERATE);
    routes.delete(OUTBOX + "/dead", this::delete, Scope.MANAGE);
  }

  private static OutboxBody body(Handle handle) {
    OutboxTable table = new OutboxTable(handle);
    return new OutboxBody(
        table.targets().stream()
            .map(
                name ->
                    new Target(
                        name,
                        table.count(name, OutboxState.WAITING),
                        table.count(name, OutboxState.DEAD)))
            .toList(),
        table.list(OutboxState.DEAD, MOST_SHOWN).stream().map(DeadMessage::of).toList());
  }

  private void retry(Context context) {
    int retried = database.write(handle -> new OutboxTable(handle).retryDead(Timestamp.now()));
    audit.add(AccessControl.actor(context), context.ip(), "outbox.retry", "", "" + retried);
    context.json(new Changed(retried));
  }

  private void delete(Context context) {
    int deleted = database.write(handle -> new OutboxTable(handle).deleteDead());
    audit.add(AccessControl.actor(context), context.ip(), "outbox.delete", "", "" + deleted);
    context.json(new Changed(deleted));
  }
}
