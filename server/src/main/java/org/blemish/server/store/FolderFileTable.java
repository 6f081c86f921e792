// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Files of watched folders that were seen.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record FolderFileTable(Handle handle) {
  /** Adds a record. */
  public void add(FolderFile file) {
    handle
        .createUpdate(
            "INSERT INTO folder_file (id, product, folder, name, bytes, modified, digest, outcome,"
                + " part, problem, time) VALUES (:id, :product, :folder, :name, :bytes, :modified,"
                + " :digest, :outcome, :part, :problem, :time)")
        .bind("id", file.id())
        .bind("product", file.product())
        .bind("folder", file.folder())
        .bind("name", file.name())
        .bind("bytes", file.bytes())
        .bind("modified", file.modified())
        .bind("digest", file.digest())
        .bind("outcome", Row.stored(file.outcome()))
        .bindByType("part", file.part(), Types.OPTIONAL_TEXT)
        .bindByType("problem", file.problem(), Types.OPTIONAL_TEXT)
        .bind("time", file.time())
        .execute();
  }

  /** The last record of a file in this state, as far as length and time of change show it. */
  public Optional<FolderFile> get(
      String product, String folder, String name, long bytes, long modified) {
    return handle
        .createQuery(
            "SELECT * FROM folder_file WHERE folder = :folder AND name = :name AND product ="
                + " :product AND bytes = :bytes AND modified = :modified ORDER BY id DESC LIMIT 1")
        .bind("folder", folder)
        .bind("name", name)
        .bind("product", product)
        .bind("bytes", bytes)
        .bind("modified", modified)
        .map(FolderFileTable::file)
        .findOne();
  }

  /** The inspected file of a product that has these bytes. */
  public Optional<FolderFile> inspected(String product, String digest) {
    return handle
        .createQuery(
            "SELECT * FROM folder_file WHERE product = :product AND digest = :digest AND outcome ="
                + " :outcome ORDER BY id LIMIT 1")
        .bind("product", product)
        .bind("digest", digest)
        .bind("outcome", Row.stored(FileOutcome.INSPECTED))
        .map(FolderFileTable::file)
        .findOne();
  }

  /** All records of a product in their order. */
  public List<FolderFile> list(String product) {
    return handle
        .createQuery("SELECT * FROM folder_file WHERE product = :product ORDER BY id")
        .bind("product", product)
        .map(FolderFileTable::file)
        .list();
  }

  private static FolderFile file(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new FolderFile(
        row.text("id"),
        row.text("product"),
        row.text("folder"),
        row.text("name"),
        set.getLong("bytes"),
        set.getLong("modified"),
        row.text("digest"),
        row.choice("outcome", FileOutcome.class),
        row.optionalText("part"),
        row.optionalText("problem"),
        row.text("time"));
  }
}
