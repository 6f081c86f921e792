// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.content.ContentStore;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.store.Database;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.Timestamp;

/** Products. */
record ProductRoutes(Database database, ContentStore content, AuditLog audit) implements Routes {
  /** A product that is to be made. */
  record NewProduct(String id, String name) {}

  /** All products. */
  record ProductList(List<Product> products) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get(
        "/api/v1/products",
        context ->
            context.json(new ProductList(database.read(handle -> new ProductTable(handle).list()))),
        Scope.INSPECT);
    routes.post("/api/v1/products", this::create, Scope.MANAGE);
    routes.get(
        "/api/v1/products/{product}",
        context -> context.json(product(database, context)),
        Scope.INSPECT);
    routes.get("/api/v1/products/{product}/ignored", this::ignored, Scope.INSPECT);
    routes.put("/api/v1/products/{product}/ignored", this::setIgnored, Scope.MANAGE);
    routes.delete("/api/v1/products/{product}/ignored", this::removeIgnored, Scope.MANAGE);
  }

  /** The product that the path names. */
  static Product product(Database database, Context context) {
    String id = context.pathParam("product");
    return database
        .read(handle -> new ProductTable(handle).get(id))
        .orElseThrow(() -> new UnknownModelException("there is no product '%s'".formatted(id)));
  }

  private void create(Context context) {
    NewProduct given = new RequestInput(context).json(NewProduct.class);
    Product product;
    try {
      product =
          new Product(
              given.id(), given.name(), Timestamp.now(), Optional.empty(), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new RequestException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
    if (!database.write(handle -> new ProductTable(handle).add(product))) {
      throw new RequestException(
          HttpStatus.CONFLICT, "there is a product '%s' already".formatted(product.id()));
    }
    audit.add(
        AccessControl.actor(context), context.ip(), "product.create", product.id(), product.name());
    context.status(HttpStatus.CREATED).json(product);
  }

  private void ignored(Context context) {
    byte[] mask =
        product(database, context)
            .ignored()
            .flatMap(content::bytes)
            .orElseThrow(
                () ->
                    new RequestException(HttpStatus.NOT_FOUND, "the product has no ignored area"));
    context.contentType("image/png").result(mask);
  }

  private void setIgnored(Context context) {
    Product product = product(database, context);
    byte[] body = context.bodyAsBytes();
    Images.readMask(body, "ignored area");
    String digest =
        content
            .put(body)
            .orElseThrow(() -> new BlemishException("the ignored area cannot be stored"));
    set(context, product, Optional.of(digest));
  }

  private void removeIgnored(Context context) {
    set(context, product(database, context), Optional.empty());
  }

  private void set(Context context, Product product, Optional<String> digest) {
    database.write(
        handle -> {
          new ProductTable(handle).setIgnored(product.id(), digest);
          return true;
        });
    audit.add(
        AccessControl.actor(context),
        context.ip(),
        "product.ignored",
        product.id(),
        digest.orElse(""));
    context.status(HttpStatus.NO_CONTENT);
  }
}
