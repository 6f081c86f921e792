// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.content.ContentStore;
import org.blemish.server.inspect.PartResults;
import org.blemish.server.products.Learning;
import org.blemish.server.store.Database;
import org.blemish.server.store.Feedback;
import org.blemish.server.store.FeedbackTable;
import org.blemish.server.store.OperatorWord;
import org.blemish.server.store.PartFilter;
import org.blemish.server.store.PartRecord;
import org.blemish.server.store.PartTable;
import org.blemish.server.store.Timestamp;

/** The history of inspected parts, their images and maps, and what operators say about them. */
record PartRoutes(
    Database database, ContentStore content, PartResults results, Learning learning, AuditLog audit)
    implements Routes {
  private static final int MOST_ROWS = 1000;
  private static final String PART = "/api/v1/parts/{part}";

  /** Parts can be shown for a long time without asking again: they never change. */
  private static final String UNCHANGING = "private, max-age=86400, immutable";

  /**
   * One page of the history.
   *
   * @param parts the newest first
   * @param next value of {@code before} for the next page; empty on the last one
   */
  record PartPage(List<PartRecord> parts, Optional<String> next) {}

  /** What an operator says. */
  record NewFeedback(OperatorWord word, boolean learn) {}

  /** All that was said about parts of a product, the newest first. */
  record FeedbackList(List<Feedback> feedback) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/v1/parts", this::page, Scope.INSPECT);
    routes.get("/api/v1/parts.csv", this::csv, Scope.INSPECT);
    routes.get(PART, context -> context.json(part(context)), Scope.INSPECT);
    routes.get(PART + "/image", context -> file(context, part(context).image()), Scope.INSPECT);
    routes.get(PART + "/scan", context -> file(context, part(context).scan()), Scope.INSPECT);
    routes.get(PART + "/heatmap", this::heatMap, Scope.INSPECT);
    routes.get(PART + "/map", this::map, Scope.INSPECT);
    routes.post(PART + "/feedback", this::say, Scope.OPERATE);
    routes.delete(PART + "/feedback", this::undo, Scope.OPERATE);
    routes.get("/api/v1/products/{product}/feedback", this::feedback, Scope.INSPECT);
  }

  private static PartFilter filter(Context context) {
    RequestInput input = new RequestInput(context);
    return new PartFilter(
        input.text("product"),
        input.choice("verdict", Verdict.class),
        input.choice("word", OperatorWord.class),
        input.text("from").map(Timestamp::parse),
        input.text("to").map(Timestamp::parse),
        input.text("source"),
        input.text("before"));
  }

  private void page(Context context) {
    int limit = new RequestInput(context).number("limit", 1, MOST_ROWS, 100);
    PartFilter filter = filter(context);
    List<PartRecord> parts = database.read(handle -> new PartTable(handle).list(filter, limit));
    Optional<String> next =
        parts.size() == limit ? Optional.of(parts.get(limit - 1).id()) : Optional.empty();
    context.json(new PartPage(parts, next));
  }

  private void csv(Context context) throws IOException {
    context
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"parts.csv\"");
    PartFilter filter = filter(context);
    write(context, PartCsv.HEADER);
    List<PartRecord> parts;
    do {
      PartFilter page = filter;
      parts = database.read(handle -> new PartTable(handle).list(page, MOST_ROWS));
      StringBuilder lines = new StringBuilder();
      for (PartRecord part : parts) {
        lines.append(PartCsv.line(part)).append('\n');
        filter = filter.before(part.id());
      }
      write(context, lines.toString());
    } while (parts.size() == MOST_ROWS);
  }

  private static void write(Context context, String text) throws IOException {
    context.outputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private PartRecord part(Context context) {
    String id = context.pathParam("part");
    return database
        .read(handle -> new PartTable(handle).get(id))
        .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "there is no part " + id));
  }

  private void file(Context context, Optional<String> digest) {
    byte[] bytes =
        digest
            .flatMap(content::bytes)
            .orElseThrow(
                () -> new RequestException(HttpStatus.NOT_FOUND, "the file is not stored"));
    context
        .contentType(StoredFormat.contentType(bytes))
        .header("Cache-Control", UNCHANGING)
        .result(bytes);
  }

  private void heatMap(Context context) {
    PartRecord part = part(context);
    context
        .contentType("image/png")
        .header("Cache-Control", UNCHANGING)
        .result(results.heatMap(part.model(), learning.stored(part)));
  }

  private void map(Context context) {
    PartRecord part = part(context);
    byte[] bytes =
        part.map()
            .flatMap(content::bytes)
            .orElseGet(() -> results.map(part.model(), learning.stored(part)));
    context.contentType("image/tiff").header("Cache-Control", UNCHANGING).result(bytes);
  }

  private void say(Context context) {
    PartRecord part = part(context);
    NewFeedback given = new RequestInput(context).json(NewFeedback.class);
    Feedback feedback =
        learning.say(part, given.word(), given.learn(), AccessControl.actor(context));
    audit(context, "part.feedback", part, given.word().toString());
    context.status(HttpStatus.CREATED).json(feedback);
  }

  private void undo(Context context) {
    PartRecord part = part(context);
    Feedback feedback = learning.undo(part, AccessControl.actor(context));
    audit(context, "part.feedback.undo", part, feedback.word().toString());
    context.json(feedback);
  }

  private void feedback(Context context) {
    String product = ProductRoutes.product(database, context).id();
    context.json(
        new FeedbackList(
            database.read(handle -> new FeedbackTable(handle).list(product, MOST_ROWS))));
  }

  private void audit(Context context, String action, PartRecord part, String detail) {
    audit.add(AccessControl.actor(context), context.ip(), action, part.id(), detail);
  }
}
