// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Images of products for training and trial.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record ImageTable(Handle handle) {
  /** Adds an image; {@code false} if the product has it. */
  public boolean add(ProductImage image) {
    return handle
            .createUpdate(
                "INSERT INTO image (product, digest, name, purpose, label, added) VALUES (:product,"
                    + " :digest, :name, :purpose, :label, :added)"
                    + " ON CONFLICT (product, digest) DO NOTHING")
            .bind("product", image.product())
            .bind("digest", image.digest())
            .bind("name", image.name())
            .bind("purpose", Row.stored(image.purpose()))
            .bind("label", Row.stored(image.label()))
            .bind("added", image.added())
            .execute()
        == 1;
  }

  /** All images of a product, in the order of their names. */
  public List<ProductImage> list(String product) {
    return handle
        .createQuery("SELECT * FROM image WHERE product = :product ORDER BY name, digest")
        .bind("product", product)
        .map(ImageTable::image)
        .list();
  }

  /** One image of a product. */
  public Optional<ProductImage> get(String product, String digest) {
    return handle
        .createQuery("SELECT * FROM image WHERE product = :product AND digest = :digest")
        .bind("product", product)
        .bind("digest", digest)
        .map(ImageTable::image)
        .findOne();
  }

  /** Sets what an image shows. */
  public void setLabel(String product, String digest, ImageLabel label) {
    handle
        .createUpdate(
            "UPDATE image SET label = :label WHERE product = :product AND digest = :digest")
        .bind("label", Row.stored(label))
        .bind("product", product)
        .bind("digest", digest)
        .execute();
  }

  /** Removes an image from a product. */
  public void remove(String product, String digest) {
    handle
        .createUpdate("DELETE FROM image WHERE product = :product AND digest = :digest")
        .bind("product", product)
        .bind("digest", digest)
        .execute();
  }

  private static ProductImage image(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new ProductImage(
        row.text("product"),
        row.text("digest"),
        row.text("name"),
        row.choice("purpose", ImagePurpose.class),
        row.choice("label", ImageLabel.class),
        row.text("added"));
  }
}
