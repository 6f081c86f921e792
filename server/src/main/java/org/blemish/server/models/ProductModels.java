// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.store.Activation;
import org.blemish.server.store.ActivationTable;
import org.blemish.server.store.Database;
import org.blemish.server.store.ModelOrigin;
import org.blemish.server.store.ModelRecord;
import org.blemish.server.store.ModelTable;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;
import org.jdbi.v3.core.Handle;

/**
 * Which models products have, and which of them is active. Safe for many threads.
 *
 * @param database of the records
 * @param files of the models
 * @param ids of new records
 */
public record ProductModels(Database database, ModelFiles files, RecordIds ids) {
  /**
   * Adds a model whose file is stored to a product.
   *
   * @param detail what it is, in one sentence
   */
  public ModelRecord add(
      String product, String digest, String actor, ModelOrigin origin, String detail) {
    ModelRecord model =
        new ModelRecord(
            product, digest, Timestamp.now(), actor, origin, detail, bytes(files.path(digest)));
    return database.write(
        handle -> {
          ModelTable table = new ModelTable(handle);
          table.add(model);
          return table.get(product, digest).orElseThrow();
        });
  }

  /**
   * The digest of the active model of a product.
   *
   * @throws UnknownModelException if there is no such product, or it has no active model
   */
  public String active(String product) {
    return database
        .read(handle -> new ProductTable(handle).get(product))
        .orElseThrow(() -> new UnknownModelException("there is no product '%s'".formatted(product)))
        .model()
        .orElseThrow(
            () ->
                new UnknownModelException(
                    "product '%s' has no active model: train or upload one, and activate it"
                        .formatted(product)));
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a model the active one.
   *
   * @throws UnknownModelException if the product does not have it
   */
  public Activation activate(String product, String digest, String actor) {
    return database.write(handle -> activate(handle, product, digest, actor));
  }

  /** Like {@link #activate(String, String, String)}, within a transaction. */
  public Activation activate(Handle handle, String product, String digest, String actor) {
    if (new ModelTable(handle).get(product, digest).isEmpty()) {
      throw new UnknownModelException("product %s has no model %s".formatted(product, digest));
    }
    Optional<String> previous = new ProductTable(handle).get(product).flatMap(Product::model);
    Activation activation =
        new Activation(ids.next(), product, digest, previous, Timestamp.now(), actor);
    new ActivationTable(handle).add(activation);
    return activation;
  }

  /**
   * Activates the model that was active before the present one.
   *
   * @throws BlemishException if there was none
   */
  public Activation rollBack(String product, String actor) {
    return database.write(
        handle -> {
          List<Activation> all = new ActivationTable(handle).list(product);
          Optional<String> present = all.stream().findFirst().map(Activation::digest);
          String earlier =
              present
                  .flatMap(digest -> before(all, digest))
                  .orElseThrow(
                      () ->
                          new BlemishException(
                              "product %s has no earlier model to roll back to"
                                  .formatted(product)));
          return activate(handle, product, earlier, actor);
        });
  }

  /**
   * The model that was active before this one became active for the first time, so that rolling
   * back again and again goes further back instead of to and fro.
   */
  private static Optional<String> before(List<Activation> newestFirst, String digest) {
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      if (newestFirst.get(i).digest().equals(digest)) {
        return newestFirst.get(i).previous().filter(previous -> !previous.equals(digest));
      }
    }
    return Optional.empty();
  }
}
