// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Messages that are not delivered yet; delivered ones are deleted.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record OutboxTable(Handle handle) {
  /** Adds a message behind all others. */
  public void add(String id, String target, String product, String time, String body) {
    handle
        .createUpdate(
            "INSERT INTO outbox (place, id, target, product, time, state, attempts, body)"
                + " SELECT COALESCE(MAX(place), 0) + 1, :id, :target, :product, :time, :state, 0,"
                + " :body FROM outbox")
        .bind("id", id)
        .bind("target", target)
        .bind("product", product)
        .bind("time", time)
        .bind("state", Row.stored(OutboxState.WAITING))
        .bind("body", body)
        .execute();
  }

  /** Products with messages that wait for a target. */
  public List<String> waitingProducts(String target) {
    return handle
        .createQuery(
            "SELECT DISTINCT product FROM outbox WHERE target = :target AND state = :state")
        .bind("target", target)
        .bind("state", Row.stored(OutboxState.WAITING))
        .mapTo(String.class)
        .list();
  }

  /** The next message of a product for a target. */
  public Optional<OutboxMessage> first(String target, String product) {
    return handle
        .createQuery(
            "SELECT * FROM outbox WHERE target = :target AND state = :state AND product = :product"
                + " ORDER BY place LIMIT 1")
        .bind("target", target)
        .bind("state", Row.stored(OutboxState.WAITING))
        .bind("product", product)
        .map(OutboxTable::message)
        .findOne();
  }

  /** Messages in one state, in their order. */
  public List<OutboxMessage> list(OutboxState state, int limit) {
    return handle
        .createQuery("SELECT * FROM outbox WHERE state = :state ORDER BY place LIMIT :limit")
        .bind("state", Row.stored(state))
        .bind("limit", limit)
        .map(OutboxTable::message)
        .list();
  }

  /** Number of messages in one state for a target. */
  public long count(String target, OutboxState state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM outbox WHERE target = :target AND state = :state")
        .bind("target", target)
        .bind("state", Row.stored(state))
        .mapTo(Long.class)
        .one();
  }

  /** Number of messages in one state. */
  public long count(OutboxState state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM outbox WHERE state = :state")
        .bind("state", Row.stored(state))
        .mapTo(Long.class)
        .one();
  }

  /** Targets with messages. */
  public List<String> targets() {
    return handle
        .createQuery("SELECT DISTINCT target FROM outbox ORDER BY target")
        .mapTo(String.class)
        .list();
  }

  /** Removes a message that was delivered. */
  public void delivered(long place) {
    handle.createUpdate("DELETE FROM outbox WHERE place = :place").bind("place", place).execute();
  }

  /** Notes an attempt that failed, and whether there will be another. */
  public void failed(long place, OutboxState state, String problem) {
    handle
        .createUpdate(
            "UPDATE outbox SET state = :state, attempts = attempts + 1, problem = :problem"
                + " WHERE place = :place")
        .bind("state", Row.stored(state))
        .bind("problem", problem)
        .bind("place", place)
        .execute();
  }

  /** Tries all dead messages again, from now on; their number. */
  public int retryDead(String now) {
    return handle
        .createUpdate("UPDATE outbox SET state = :waiting, time = :now WHERE state = :dead")
        .bind("waiting", Row.stored(OutboxState.WAITING))
        .bind("now", now)
        .bind("dead", Row.stored(OutboxState.DEAD))
        .execute();
  }

  /** Deletes all dead messages; their number. */
  public int deleteDead() {
    return handle
        .createUpdate("DELETE FROM outbox WHERE state = :dead")
        .bind("dead", Row.stored(OutboxState.DEAD))
        .execute();
  }

  private static OutboxMessage message(ResultSet set, StatementContext context)
      throws SQLException {
    Row row = new Row(set);
    return new OutboxMessage(
        set.getLong("place"),
        row.text("id"),
        row.text("target"),
        row.text("product"),
        row.text("time"),
        row.choice("state", OutboxState.class),
        set.getInt("attempts"),
        row.optionalText("problem"),
        row.text("body"));
  }
}
