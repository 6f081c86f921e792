// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.config.DatabaseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Test
  void recordsAreThereAfterTheDatabaseIsOpenedAgain() {
    Product product =
        new Product("plate", "Plate", Timestamp.now(), Optional.empty(), Optional.empty());
    database.write(handle -> new ProductTable(handle).add(product));
    database.close();

    open();

    assertThat(database.<List<Product>>read(handle -> new ProductTable(handle).list()))
        .containsExactly(product);
  }

  @Test
  void databaseOfANewerVersionIsRefused() {
    database.write(
        handle ->
            handle.execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, installed_on, execution_time, success) VALUES (999,"
                    + " '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', '2030-01-01 00:00:00', 1,"
                    + " 1)"));
    database.close();

    assertThatThrownBy(() -> Database.open(DatabaseSettings.DEFAULT, folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("is of a newer version of Blemish (its migration 999");
    Path other = folder.resolve("next");
    other.toFile().mkdirs();
    database = Database.open(DatabaseSettings.DEFAULT, other);
  }

  @Test
  @Tag("system") // waits as long as SQLite does
  void databaseThatAnotherProgramLocksRefusesWritesAndServesReads() throws Exception {
    Product product =
        new Product("plate", "Plate", Timestamp.now(), Optional.empty(), Optional.empty());
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("records.sqlite"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> database.write(handle -> new ProductTable(handle).add(product)))
          .isInstanceOf(RecordsException.class)
          .hasMessageContaining("locked");
      assertThat(database.<List<Product>>read(handle -> new ProductTable(handle).list())).isEmpty();
      statement.execute("ROLLBACK");
    }

    database.write(handle -> new ProductTable(handle).add(product));
    assertThat(database.<List<Product>>read(handle -> new ProductTable(handle).list()))
        .containsExactly(product);
  }

  @Test
  @Tag("system") // waits as long as SQLite does
  void databaseThatIsLockedAtTheStartIsNamed() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    try (Connection program =
            DriverManager.getConnection("jdbc:sqlite:" + other.resolve("records.sqlite"));
        Statement statement = program.createStatement()) {
      statement.execute("CREATE TABLE any_table (id TEXT)");
      statement.execute("BEGIN EXCLUSIVE");

      assertThatThrownBy(() -> Database.open(DatabaseSettings.DEFAULT, other))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining(other.resolve("records.sqlite").toString())
          .hasMessageContaining("locked");
    }
  }

  @Test
  void fileThatIsNoDatabaseIsNamed() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("records.sqlite"), "this is a text and no database at all");

    assertThatThrownBy(() -> Database.open(DatabaseSettings.DEFAULT, other))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(other.resolve("records.sqlite").toString());
  }
}
