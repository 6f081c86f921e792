// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Products.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record ProductTable(Handle handle) {
  /** Adds a product; {@code false} if there is one with its id. */
  public boolean add(Product product) {
    return handle
            .createUpdate(
                "INSERT INTO product (id, name, created, model) VALUES (:id, :name, :created, :model)"
                    + " ON CONFLICT (id) DO NOTHING")
            .bind("id", product.id())
            .bind("name", product.name())
            .bind("created", product.created())
            .bindByType("model", product.model(), Types.OPTIONAL_TEXT)
            .execute()
        == 1;
  }

  /** One product. */
  public Optional<Product> get(String id) {
    return handle
        .createQuery("SELECT * FROM product WHERE id = :id")
        .bind("id", id)
        .map(ProductTable::product)
        .findOne();
  }

  /** All products, by name. */
  public List<Product> list() {
    return handle
        .createQuery("SELECT * FROM product ORDER BY name, id")
        .map(ProductTable::product)
        .list();
  }

  /** Sets the image whose white pixels trainings ignore; empty for none. */
  public void setIgnored(String id, Optional<String> digest) {
    handle
        .createUpdate("UPDATE product SET ignored = :digest WHERE id = :id")
        .bindByType("digest", digest, Types.OPTIONAL_TEXT)
        .bind("id", id)
        .execute();
  }

  void setModel(String id, String digest) {
    handle
        .createUpdate("UPDATE product SET model = :digest WHERE id = :id")
        .bind("digest", digest)
        .bind("id", id)
        .execute();
  }

  private static Product product(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new Product(
        row.text("id"),
        row.text("name"),
        row.text("created"),
        row.optionalText("model"),
        row.optionalText("ignored"));
  }
}
