// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Inspection;
import org.blemish.server.auth.Scope;
import org.blemish.server.config.LimitSettings;
import org.blemish.server.inspect.InspectedPart;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.inspect.PartContent;
import org.blemish.server.store.PartOrigin;

/** Inspection of one part and of batches. */
record InspectRoutes(Inspector inspector, LimitSettings limits) implements Routes {
  private static final String IMAGE = "image";
  private static final String SCAN = "scan";

  /**
   * The result of an inspection.
   *
   * @param id of the record
   * @param product id
   * @param time of the record
   * @param inspection of the library
   */
  record InspectionBody(String id, String product, String time, Inspection inspection) {
    static InspectionBody of(InspectedPart part) {
      return new InspectionBody(
          part.record().id(), part.record().product(), part.record().time(), part.inspection());
    }
  }

  /**
   * One part of a batch.
   *
   * @param source name of the part
   * @param status as of a response for this part alone
   * @param result of the inspection
   * @param error why there is none
   */
  record BatchItem(
      String source, int status, Optional<InspectionBody> result, Optional<String> error) {}

  /** The results of a batch, in the order of its parts. */
  record BatchBody(List<BatchItem> parts) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/api/v1/products/{product}/inspect", this::inspect, Scope.INSPECT);
    routes.post("/api/v1/products/{product}/inspect-batch", this::batch, Scope.INSPECT);
  }

  private void inspect(Context context) {
    PartContent part = context.isMultipartFormData() ? multipart(context) : raw(context);
    context.json(
        InspectionBody.of(inspector.inspect(context.pathParam("product"), part, PartOrigin.REST)));
  }

  private static PartContent raw(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("missing");
    if (!type.startsWith("image/") && !type.startsWith("application/octet-stream")) {
      throw new RequestException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "content type is %s, expected image/*, application/octet-stream or multipart/form-data"
              .formatted(type));
    }
    byte[] body = context.bodyAsBytes();
    if (body.length == 0) {
      throw new RequestException(HttpStatus.BAD_REQUEST, "the body is empty, expected an image");
    }
    return PartContent.image(source(context).orElse("image"), body);
  }

  private static PartContent multipart(Context context) {
    Optional<UploadedFile> image = Optional.ofNullable(context.uploadedFile(IMAGE));
    Optional<UploadedFile> scan = Optional.ofNullable(context.uploadedFile(SCAN));
    if (image.isEmpty() && scan.isEmpty()) {
      throw new RequestException(
          HttpStatus.BAD_REQUEST, "the form has neither a file 'image' nor a file 'scan'");
    }
    String source =
        source(context)
            .or(() -> image.map(UploadedFile::filename))
            .or(() -> scan.map(UploadedFile::filename))
            .orElse("part");
    return content(source, image, scan);
  }

  private static PartContent content(
      String source, Optional<UploadedFile> image, Optional<UploadedFile> scan) {
    try {
      return new PartContent(source, image.map(RequestInput::bytes), scan.map(RequestInput::bytes));
    } catch (IllegalArgumentException e) {
      throw new RequestException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> source(Context context) {
    return new RequestInput(context).text("source");
  }

  private void batch(Context context) {
    if (!context.isMultipartFormData()) {
      throw new RequestException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a batch is multipart/form-data");
    }
    List<UploadedFile> images = context.uploadedFiles(IMAGE);
    List<UploadedFile> scans = context.uploadedFiles(SCAN);
    int parts = Math.max(images.size(), scans.size());
    if (parts < 1 || parts > limits.batchParts()) {
      throw new RequestException(
          HttpStatus.BAD_REQUEST,
          "the form has %d parts, expected 1 to %d files 'image'"
              .formatted(parts, limits.batchParts()));
    }
    if (!images.isEmpty() && !scans.isEmpty() && images.size() != scans.size()) {
      throw new RequestException(
          HttpStatus.BAD_REQUEST,
          "the form has %d files 'image' and %d files 'scan', expected as many of both"
              .formatted(images.size(), scans.size()));
    }
    List<BatchItem> items = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      items.add(
          item(
              context,
              images.isEmpty() ? Optional.empty() : Optional.of(images.get(i)),
              scans.isEmpty() ? Optional.empty() : Optional.of(scans.get(i))));
    }
    context.json(new BatchBody(items));
  }

  private BatchItem item(
      Context context, Optional<UploadedFile> image, Optional<UploadedFile> scan) {
    String source = image.or(() -> scan).map(UploadedFile::filename).orElse("part");
    try {
      PartContent part = content(source, image, scan);
      InspectedPart inspected =
          inspector.inspect(context.pathParam("product"), part, PartOrigin.REST);
      return new BatchItem(
          source,
          HttpStatus.OK.getCode(),
          Optional.of(InspectionBody.of(inspected)),
          Optional.empty());
    } catch (BlemishException | RequestException e) {
      return new BatchItem(
          source,
          Errors.status(e).getCode(),
          Optional.empty(),
          Optional.of(String.valueOf(e.getMessage())));
    }
  }
}
