// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.blemish.core.scoring.Inspection;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.content.ContentStore;
import org.blemish.server.inspect.PartContent;
import org.blemish.server.inspect.PartResults;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.products.OddImages;
import org.blemish.server.products.ProductImages;
import org.blemish.server.store.Database;
import org.blemish.server.store.ImageLabel;
import org.blemish.server.store.ImagePurpose;
import org.blemish.server.store.ImageTable;
import org.blemish.server.store.ModelTable;
import org.blemish.server.store.ProductImage;

/** Images of products for training and trial. */
record ImageRoutes(
    Database database,
    ContentStore content,
    ProductImages images,
    OddImages odd,
    PartResults results,
    List<String> folders,
    AuditLog audit)
    implements Routes {
  private static final String IMAGES = "/api/v1/products/{product}/images";
  private static final String IMAGE = IMAGES + "/{digest}";
  private static final String UNCHANGING = "private, max-age=86400, immutable";

  /** Images of a product. */
  record ImageList(List<ProductImage> images) {}

  /** What became of uploaded files. */
  record AddedList(List<ProductImages.Added> files) {}

  /** Images that differ from the others. */
  record OddList(List<OddImages.Odd> images) {}

  /** A new label of an image. */
  record NewLabel(ImageLabel label) {}

  /**
   * A folder of the server that images can be taken from.
   *
   * @param number in the settings, from 0
   * @param name for people
   */
  record Folder(int number, String name) {}

  /** All such folders. */
  record FolderList(List<Folder> folders) {}

  /** A folder to take images from. */
  record ChosenFolder(int folder, ImagePurpose purpose) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get(IMAGES, this::list, Scope.INSPECT);
    routes.post(IMAGES, this::upload, Scope.MANAGE);
    routes.get("/api/v1/products/{product}/odd-images", this::odd, Scope.INSPECT);
    routes.get("/api/v1/image-folders", this::folders, Scope.MANAGE);
    routes.post("/api/v1/products/{product}/images-from-folder", this::addFolder, Scope.MANAGE);
    routes.get(IMAGE, this::file, Scope.INSPECT);
    routes.patch(IMAGE, this::label, Scope.MANAGE);
    routes.delete(IMAGE, this::remove, Scope.MANAGE);
    routes.get(IMAGE + "/result", this::result, Scope.INSPECT);
    routes.get(IMAGE + "/heatmap", this::heatMap, Scope.INSPECT);
  }

  private void list(Context context) {
    context.json(new ImageList(images.list(ProductRoutes.product(database, context).id())));
  }

  private void upload(Context context) {
    String product = ProductRoutes.product(database, context).id();
    ImagePurpose purpose =
        new RequestInput(context).choice("purpose", ImagePurpose.class).orElse(ImagePurpose.TRAIN);
    List<UploadedFile> files = context.uploadedFiles("image");
    if (files.isEmpty()) {
      throw new RequestException(HttpStatus.BAD_REQUEST, "the form has no file 'image'");
    }
    List<ProductImages.Added> added = new ArrayList<>();
    for (UploadedFile file : files) {
      added.addAll(images.add(product, file.filename(), RequestInput.bytes(file), purpose));
    }
    audit(context, "images.add", product, "%d files".formatted(added.size()));
    context.json(new AddedList(added));
  }

  private void odd(Context context) {
    String product = ProductRoutes.product(database, context).id();
    context.json(
        new OddList(
            odd.find(
                images.list(product).stream()
                    .filter(image -> image.purpose() == ImagePurpose.TRAIN)
                    .filter(image -> image.label() == ImageLabel.GOOD)
                    .toList())));
  }

  private void folders(Context context) {
    context.json(
        new FolderList(
            IntStream.range(0, folders.size())
                .mapToObj(i -> new Folder(i, folders.get(i)))
                .toList()));
  }

  private void addFolder(Context context) {
    String product = ProductRoutes.product(database, context).id();
    ChosenFolder chosen = new RequestInput(context).json(ChosenFolder.class);
    if (chosen.folder() < 0 || chosen.folder() >= folders.size()) {
      throw new RequestException(
          HttpStatus.NOT_FOUND,
          "there is no image folder %d: the setting 'imageFolders' lists them"
              .formatted(chosen.folder()));
    }
    List<ProductImages.Added> added =
        images.addFolder(product, Path.of(folders.get(chosen.folder())), chosen.purpose());
    audit(context, "images.add", product, "%d files of a folder".formatted(added.size()));
    context.json(new AddedList(added));
  }

  private ProductImage image(Context context) {
    String product = ProductRoutes.product(database, context).id();
    String digest = context.pathParam("digest");
    return database
        .read(handle -> new ImageTable(handle).get(product, digest))
        .orElseThrow(
            () ->
                new RequestException(
                    HttpStatus.NOT_FOUND, "product %s has no image %s".formatted(product, digest)));
  }

  private byte[] bytes(ProductImage image) {
    return content
        .bytes(image.digest())
        .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "the image is not stored"));
  }

  private void file(Context context) {
    byte[] bytes = bytes(image(context));
    context
        .contentType(StoredFormat.contentType(bytes))
        .header("Cache-Control", UNCHANGING)
        .result(bytes);
  }

  private void label(Context context) {
    ProductImage image = image(context);
    ImageLabel label = new RequestInput(context).json(NewLabel.class).label();
    database.write(
        handle -> {
          new ImageTable(handle).setLabel(image.product(), image.digest(), label);
          return true;
        });
    context.status(HttpStatus.NO_CONTENT);
  }

  private void remove(Context context) {
    ProductImage image = image(context);
    database.write(
        handle -> {
          new ImageTable(handle).remove(image.product(), image.digest());
          return true;
        });
    audit(context, "images.remove", image.product(), image.digest());
    context.status(HttpStatus.NO_CONTENT);
  }

  /** The model of the request: one of the product's. */
  private String model(Context context, ProductImage image) {
    String digest =
        new RequestInput(context)
            .text("model")
            .or(() -> ProductRoutes.product(database, context).model())
            .orElseThrow(
                () -> new UnknownModelException("the product has no active model: give one"));
    if (database.read(handle -> new ModelTable(handle).get(image.product(), digest)).isEmpty()) {
      throw new UnknownModelException(
          "product %s has no model %s".formatted(image.product(), digest));
    }
    return digest;
  }

  private void result(Context context) {
    ProductImage image = image(context);
    Inspection inspection =
        results.result(
            model(context, image), image.digest(), PartContent.image(image.name(), bytes(image)));
    context.json(inspection);
  }

  private void heatMap(Context context) {
    ProductImage image = image(context);
    context
        .contentType("image/png")
        .header("Cache-Control", UNCHANGING)
        .result(
            results.heatMap(model(context, image), PartContent.image(image.name(), bytes(image))));
  }

  private void audit(Context context, String action, String target, String detail) {
    audit.add(AccessControl.actor(context), context.ip(), action, target, detail);
  }
}
