// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import java.util.List;
import java.util.Optional;
import org.blemish.server.store.AuditRecord;
import org.blemish.server.store.AuditTable;
import org.blemish.server.store.Database;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;

/**
 * Who changed what. Safe for many threads.
 *
 * @param database of the records
 * @param ids of new records
 */
public record AuditLog(Database database, RecordIds ids) {
  /**
   * Records an action that was done or refused.
   *
   * @param actor account or token
   * @param address of the client
   * @param action such as {@code model.activate}
   * @param target id of what it was done to
   * @param detail more, in one sentence; may be blank
   */
  public void add(String actor, String address, String action, String target, String detail) {
    database.write(
        handle -> {
          new AuditTable(handle)
              .add(
                  new AuditRecord(
                      ids.next(), Timestamp.now(), actor, address, action, target, detail));
          return true;
        });
  }

  /** The newest records that are older than one. */
  public List<AuditRecord> list(Optional<String> before, int limit) {
    return database.read(handle -> new AuditTable(handle).list(before, limit));
  }
}
