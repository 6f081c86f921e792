// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Actions that changed something. Records are never changed.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record AuditTable(Handle handle) {
  /** Adds a record. */
  public void add(AuditRecord record) {
    handle
        .createUpdate(
            "INSERT INTO audit (id, time, actor, address, action, target, detail) VALUES (:id, :time,"
                + " :actor, :address, :action, :target, :detail)")
        .bind("id", record.id())
        .bind("time", record.time())
        .bind("actor", record.actor())
        .bind("address", record.address())
        .bind("action", record.action())
        .bind("target", record.target())
        .bind("detail", record.detail())
        .execute();
  }

  /** The newest records that are older than one. */
  public List<AuditRecord> list(Optional<String> before, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM audit WHERE id < COALESCE(:before, 'g') ORDER BY id DESC LIMIT :limit")
        .bindByType("before", before, Types.OPTIONAL_TEXT)
        .bind("limit", limit)
        .map(AuditTable::record)
        .list();
  }

  private static AuditRecord record(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new AuditRecord(
        row.text("id"),
        row.text("time"),
        row.text("actor"),
        row.text("address"),
        row.text("action"),
        row.text("target"),
        row.text("detail"));
  }
}
