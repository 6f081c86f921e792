// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.server.config.DatabaseSettings;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The connections to the database of the records: one that writes and four that read. With one
 * writer SQLite never fails because it is busy, and PostgreSQL keeps the order of changes. Safe for
 * many threads.
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;

  /** Flyway holds a lock of PostgreSQL on one connection while it works on others. */
  private static final int MIGRATION = 3;

  private static final long CONNECT_MILLIS = 10_000;

  private final HikariDataSource writerPool;
  private final HikariDataSource readerPool;
  private final Jdbi readers;
  private final CommitQueue queue;

  private Database(HikariDataSource writerPool, HikariDataSource readerPool) {
    this.writerPool = writerPool;
    this.readerPool = readerPool;
    this.readers = Jdbi.create(readerPool);
    this.queue = new CommitQueue(Jdbi.create(writerPool));
  }

  /**
   * Opens the database and brings its tables to this version.
   *
   * @param folder of the server, for SQLite's file; exists
   * @throws BlemishException if it cannot be opened, is locked or is from a newer version
   */
  public static Database open(DatabaseSettings settings, Path folder) {
    String name = settings.url().orElse(folder.resolve(SqliteFile.NAME).toString());
    try (HikariDataSource migrations =
        pool(config(settings, folder, settings.url().isPresent() ? MIGRATION : 1), name)) {
      migrate(migrations, name);
    }
    HikariDataSource writer = pool(config(settings, folder, 1), name);
    try {
      return new Database(writer, pool(config(settings, folder, READERS), name));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static HikariConfig config(DatabaseSettings settings, Path folder, int connections) {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(connections);
    config.setConnectionTimeout(CONNECT_MILLIS);
    if (settings.url().isPresent()) {
      config.setJdbcUrl(settings.url().get());
      settings.user().ifPresent(config::setUsername);
      settings.password().ifPresent(config::setPassword);
    } else {
      new SqliteFile(folder).configure(config, connections == 1);
    }
    return config;
  }

  private static HikariDataSource pool(HikariConfig config, String name) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw new BlemishException(
          "database %s cannot be opened (%s): check that it exists, is not locked by another program, and that user and password are right"
              .formatted(name, rootMessage(e)),
          e);
    }
  }

  private static void migrate(HikariDataSource connections, String name) {
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(connections)
              .locations("classpath:org/blemish/server/store/migration")
              .load();
      for (MigrationInfo known : flyway.info().all()) {
        if (known.getState().isApplied() && !known.getState().isResolved()) {
          throw new BlemishException(
              "database %s is of a newer version of Blemish (its migration %s is unknown here): update Blemish, or restore a backup of this version"
                  .formatted(name, known.getVersion()));
        }
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw new BlemishException(
          "database %s cannot be prepared (%s)".formatted(name, rootMessage(e)), e);
    }
  }

  static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).strip().replaceAll("\\s*\\n\\s*", "; ");
  }

  /** Runs queries, which see all changes whose calls have returned. */
  public <T> T read(Function<Handle, T> queries) {
    return readers.withHandle(queries::apply);
  }

  /**
   * Runs changes in one transaction; when this returns, they are on disk. Changes of several
   * threads may be committed together. The function may run twice, of which the first run is rolled
   * back, so it must do nothing outside the transaction.
   *
   * @throws RecordsException if the database fails; nothing is changed then
   */
  public <T> T write(Function<Handle, T> changes) {
    return queue.submit(changes);
  }

  /**
   * Copies a SQLite database into another folder, as it is at this moment.
   *
   * @throws IOException if an earlier copy there cannot be replaced
   */
  public void copySqlite(Path folder) throws IOException {
    Path copy = folder.resolve(SqliteFile.NAME);
    Path draft = folder.resolve("." + SqliteFile.NAME);
    Files.deleteIfExists(draft);
    readers.useHandle(handle -> handle.execute("VACUUM INTO ?", draft.toString()));
    Files.move(draft, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether the database answers. */
  public boolean ready() {
    try {
      return read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Waits for changes that were submitted, and closes all connections. */
  @Override
  public void close() {
    queue.close();
    readerPool.close();
    writerPool.close();
  }
}
