// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Which model was active when.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record ActivationTable(Handle handle) {
  /** Adds an activation and makes its model the active one of the product. */
  public void add(Activation activation) {
    handle
        .createUpdate(
            "INSERT INTO activation (id, product, digest, previous, time, actor) VALUES (:id, :product,"
                + " :digest, :previous, :time, :actor)")
        .bind("id", activation.id())
        .bind("product", activation.product())
        .bind("digest", activation.digest())
        .bindByType("previous", activation.previous(), Types.OPTIONAL_TEXT)
        .bind("time", activation.time())
        .bind("actor", activation.actor())
        .execute();
    new ProductTable(handle).setModel(activation.product(), activation.digest());
  }

  /** All activations of a product, the newest first. */
  public List<Activation> list(String product) {
    return handle
        .createQuery("SELECT * FROM activation WHERE product = :product ORDER BY id DESC")
        .bind("product", product)
        .map(ActivationTable::activation)
        .list();
  }

  private static Activation activation(ResultSet set, StatementContext context)
      throws SQLException {
    Row row = new Row(set);
    return new Activation(
        row.text("id"),
        row.text("product"),
        row.text("digest"),
        row.optionalText("previous"),
        row.text("time"),
        row.text("actor"));
  }
}
