// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.model.ModelFile;
import org.blemish.server.auth.Scope;
import org.blemish.server.inspect.LiveParts;
import org.blemish.server.metrics.ServerMetrics;
import org.blemish.server.models.ModelFiles;
import org.blemish.server.store.Database;
import org.blemish.server.store.PartRecord;
import org.blemish.server.store.PartStatistics;
import org.blemish.server.store.Product;
import org.blemish.server.store.Timestamp;

/** What happens now: parts as they are recorded, counters, drift, metrics. */
record LiveRoutes(
    Database database, LiveParts live, ModelFiles files, ServerMetrics metrics, Clock clock)
    implements Routes {
  private static final int MOST_HOURS = 24 * 366;
  private static final int MOST_POINTS = 2000;

  /**
   * Counters and scores of a product.
   *
   * @param counts parts by verdict
   * @param words parts by what operators said
   * @param points the last scores, the oldest first
   * @param calibration scores of good images that the active model's thresholds come from
   */
  record Statistics(
      List<PartStatistics.Count> counts,
      List<PartStatistics.Count> words,
      List<PartStatistics.Point> points,
      List<Double> calibration) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.sse("/api/v1/products/{product}/live", this::live, Scope.INSPECT);
    routes.get("/api/v1/products/{product}/statistics", this::statistics, Scope.INSPECT);
    routes.get(
        "/metrics",
        context ->
            context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text()),
        Scope.INSPECT);
  }

  private void live(SseClient client) {
    String product = ProductRoutes.product(database, client.ctx()).id();
    new EventStream<PartRecord>(client)
        .send(
            "part",
            listener ->
                live.listen(
                    part -> {
                      if (part.product().equals(product)) {
                        listener.accept(part);
                      }
                    }),
            part -> false);
  }

  private void statistics(Context context) {
    Product product = ProductRoutes.product(database, context);
    RequestInput input = new RequestInput(context);
    int hours = input.number("hours", 1, MOST_HOURS, 24);
    int points = input.number("points", 1, MOST_POINTS, 300);
    String from = Timestamp.of(clock.instant().minus(Duration.ofHours(hours)));
    context.json(
        database.read(
            handle -> {
              PartStatistics statistics = new PartStatistics(handle);
              return new Statistics(
                  statistics.verdicts(product.id(), from),
                  statistics.words(product.id(), from),
                  statistics.points(product.id(), points),
                  calibration(product.model()));
            }));
  }

  private List<Double> calibration(Optional<String> model) {
    if (model.isEmpty()) {
      return List.of();
    }
    try (ModelFile file = ModelFile.open(files.path(model.get()))) {
      return file.calibrationRecord()
          .flatMap(record -> record.zones().stream().findFirst())
          .map(zone -> zone.images().stream().map(LiveRoutes::score).toList())
          .orElse(List.of());
    }
  }

  private static double score(CalibrationImage image) {
    return image.sample().score();
  }
}
