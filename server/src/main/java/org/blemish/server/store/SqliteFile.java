// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Path;

/**
 * The SQLite file in a server's folder, with a write-ahead log: readers and the writer do not wait
 * for each other. Each commit is synced to disk, so that it survives a loss of power.
 *
 * @param folder of the server
 */
record SqliteFile(Path folder) {
  static final String NAME = "records.sqlite";
  private static final String BUSY_MILLIS = "10000";

  Path path() {
    return folder.resolve(NAME);
  }

  void configure(HikariConfig config, boolean writes) {
    config.setJdbcUrl("jdbc:sqlite:" + path());
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", BUSY_MILLIS);
    config.addDataSourceProperty("foreign_keys", "true");
    // A deferred transaction that turns into a writing one can fail at once (SQLITE_BUSY_SNAPSHOT).
    config.addDataSourceProperty("transaction_mode", writes ? "IMMEDIATE" : "DEFERRED");
  }
}
