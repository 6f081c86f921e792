// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.StatedRate;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.models.ProductModels;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.products.Learning;
import org.blemish.server.store.Activation;
import org.blemish.server.store.ActivationTable;
import org.blemish.server.store.Database;
import org.blemish.server.store.ModelOrigin;
import org.blemish.server.store.ModelRecord;
import org.blemish.server.store.ModelTable;

/** Models of products, their thresholds, and which one is active. */
record ModelRoutes(
    Database database, ProductModels models, Learning learning, AuditLog audit, long limitBytes)
    implements Routes {
  private static final String MODELS = "/api/v1/products/{product}/models";
  private static final String MODEL = MODELS + "/{digest}";

  /** All models of a product, and what was active when; both the newest first. */
  record ModelList(List<ModelRecord> models, List<Activation> activations) {}

  /** Thresholds that are to be set. */
  record NewThresholds(double reject, Optional<Double> unsure) {}

  /**
   * A good image that set the thresholds.
   *
   * @param id of the image in the training
   * @param score by a model that was not fitted to it
   */
  record CalibrationScore(String id, double score) {}

  /**
   * Thresholds of a model.
   *
   * @param reject empty if the model is not calibrated
   * @param unsure empty if the model is not calibrated
   * @param rate share of good parts above {@code reject}
   * @param scores that the thresholds come from; empty for models of formats 1 and 2
   */
  record ThresholdBody(
      Optional<Double> reject,
      Optional<Double> unsure,
      Optional<StatedRate> rate,
      List<CalibrationScore> scores) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get(MODELS, this::list, Scope.INSPECT);
    routes.post(MODELS, this::upload, Scope.MANAGE);
    routes.get(MODEL + "/file", this::download, Scope.MANAGE);
    routes.get(MODEL + "/card", this::card, Scope.INSPECT);
    routes.get(MODEL + "/thresholds", this::thresholds, Scope.INSPECT);
    routes.post(MODEL + "/thresholds", this::setThresholds, Scope.OPERATE);
    routes.post(MODEL + "/activate", this::activate, Scope.OPERATE);
    routes.post("/api/v1/products/{product}/rollback", this::rollBack, Scope.OPERATE);
  }

  private void list(Context context) {
    String product = ProductRoutes.product(database, context).id();
    context.json(
        database.read(
            handle ->
                new ModelList(
                    new ModelTable(handle).list(product),
                    new ActivationTable(handle).list(product))));
  }

  private void upload(Context context) {
    String product = ProductRoutes.product(database, context).id();
    String digest;
    try (InputStream body = context.bodyInputStream()) {
      digest = models.files().receive(body, limitBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ModelRecord model =
        models.add(product, digest, AccessControl.actor(context), ModelOrigin.UPLOAD, "uploaded");
    audit(context, "model.upload", digest, product);
    context.status(HttpStatus.CREATED).json(model);
  }

  private ModelRecord model(Context context) {
    String product = ProductRoutes.product(database, context).id();
    String digest = context.pathParam("digest");
    return database
        .read(handle -> new ModelTable(handle).get(product, digest))
        .orElseThrow(
            () ->
                new UnknownModelException("product %s has no model %s".formatted(product, digest)));
  }

  private void download(Context context) throws IOException {
    ModelRecord model = model(context);
    context
        .contentType("application/octet-stream")
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s-%s.blemish\""
                .formatted(model.product(), model.digest().substring(0, 12)))
        .result(Files.newInputStream(models.files().path(model.digest())));
  }

  private void card(Context context) {
    try (ModelFile file = ModelFile.open(models.files().path(model(context).digest()))) {
      context
          .contentType("text/markdown; charset=utf-8")
          .result(new String(file.array(ModelEntry.CARD), StandardCharsets.UTF_8));
    }
  }

  private void thresholds(Context context) {
    try (ModelFile file = ModelFile.open(models.files().path(model(context).digest()))) {
      Optional<Calibration> calibration = file.decisionRule().calibration();
      context.json(
          new ThresholdBody(
              calibration.map(c -> c.reject().value()),
              calibration.map(c -> c.unsure().value()),
              calibration.map(c -> c.reject().rate()),
              file
                  .calibrationRecord()
                  .flatMap(record -> record.zones().stream().findFirst())
                  .map(CalibrationRecord.Zone::images)
                  .orElse(List.of())
                  .stream()
                  .map(ModelRoutes::score)
                  .toList()));
    }
  }

  private static CalibrationScore score(CalibrationImage image) {
    return new CalibrationScore(image.id(), image.sample().score());
  }

  private void setThresholds(Context context) {
    ModelRecord model = model(context);
    NewThresholds given = new RequestInput(context).json(NewThresholds.class);
    ModelRecord changed =
        learning.setThresholds(
            model.product(),
            model.digest(),
            given.reject(),
            given.unsure(),
            AccessControl.actor(context));
    audit(context, "model.thresholds", changed.digest(), changed.detail());
    context.status(HttpStatus.CREATED).json(changed);
  }

  private void activate(Context context) {
    ModelRecord model = model(context);
    Activation activation =
        models.activate(model.product(), model.digest(), AccessControl.actor(context));
    audit(context, "model.activate", model.digest(), model.product());
    context.json(activation);
  }

  private void rollBack(Context context) {
    String product = ProductRoutes.product(database, context).id();
    Activation activation = models.rollBack(product, AccessControl.actor(context));
    audit(context, "model.rollback", activation.digest(), product);
    context.json(activation);
  }

  private void audit(Context context, String action, String target, String detail) {
    audit.add(AccessControl.actor(context), context.ip(), action, target, detail);
  }
}
