// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Models of products.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record ModelTable(Handle handle) {
  /** Adds a model; nothing happens if the product has it. */
  public void add(ModelRecord model) {
    handle
        .createUpdate(
            "INSERT INTO model (product, digest, added, actor, origin, detail, bytes) VALUES (:product,"
                + " :digest, :added, :actor, :origin, :detail, :bytes)"
                + " ON CONFLICT (product, digest) DO NOTHING")
        .bind("product", model.product())
        .bind("digest", model.digest())
        .bind("added", model.added())
        .bind("actor", model.actor())
        .bind("origin", Row.stored(model.origin()))
        .bind("detail", model.detail())
        .bind("bytes", model.bytes())
        .execute();
  }

  /** One model of a product. */
  public Optional<ModelRecord> get(String product, String digest) {
    return handle
        .createQuery("SELECT * FROM model WHERE product = :product AND digest = :digest")
        .bind("product", product)
        .bind("digest", digest)
        .map(ModelTable::model)
        .findOne();
  }

  /** All models of a product, the newest first. */
  public List<ModelRecord> list(String product) {
    return handle
        .createQuery("SELECT * FROM model WHERE product = :product ORDER BY added DESC, digest")
        .bind("product", product)
        .map(ModelTable::model)
        .list();
  }

  private static ModelRecord model(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new ModelRecord(
        row.text("product"),
        row.text("digest"),
        row.text("added"),
        row.text("actor"),
        row.choice("origin", ModelOrigin.class),
        row.text("detail"),
        set.getLong("bytes"));
  }
}
