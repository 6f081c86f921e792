// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.jobs.JobQueue;
import org.blemish.server.store.Database;
import org.blemish.server.store.JobKind;
import org.blemish.server.store.JobRecord;
import org.blemish.server.store.JobTable;

/** Jobs: trainings, calibrations, evaluations, probes. */
record JobRoutes(Database database, JobQueue jobs, AuditLog audit) implements Routes {
  private static final String JOB = "/api/v1/jobs/{job}";
  private static final int MOST_ROWS = 200;

  /** The report of each kind of job, if it has one. */
  private static final Map<JobKind, String> REPORTS =
      Map.of(
          JobKind.TRAIN, "report.html",
          JobKind.EVALUATE, "report.html",
          JobKind.PROBE, "probe.html");

  /** A job that is to be added. */
  record NewJob(JobKind kind, Optional<String> model, Optional<Map<String, String>> settings) {}

  /** Jobs, the newest first. */
  record JobList(List<JobRecord> jobs) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/api/v1/products/{product}/jobs", this::create, Scope.MANAGE);
    routes.get("/api/v1/jobs", this::list, Scope.INSPECT);
    routes.get(JOB, context -> context.json(job(context)), Scope.INSPECT);
    routes.post(JOB + "/cancel", this::cancel, Scope.MANAGE);
    routes.sse(JOB + "/events", this::events, Scope.INSPECT);
    routes.get(JOB + "/report", this::report, Scope.INSPECT);
    routes.get(JOB + "/metrics", this::metrics, Scope.INSPECT);
    routes.get(JOB + "/log", this::log, Scope.MANAGE);
  }

  private void create(Context context) {
    String product = ProductRoutes.product(database, context).id();
    NewJob given = new RequestInput(context).json(NewJob.class);
    JobRecord job =
        jobs.add(
            product,
            given.kind(),
            given.model(),
            given.settings().orElse(Map.of()),
            AccessControl.actor(context));
    audit(context, "job.create", job);
    context.status(HttpStatus.CREATED).json(job);
  }

  private void list(Context context) {
    Optional<String> product = new RequestInput(context).text("product");
    context.json(
        new JobList(database.read(handle -> new JobTable(handle).list(product, MOST_ROWS))));
  }

  private JobRecord job(Context context) {
    String id = context.pathParam("job");
    return jobs.get(id)
        .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "there is no job " + id));
  }

  private void cancel(Context context) {
    JobRecord job = job(context);
    jobs.cancel(job.id());
    audit(context, "job.cancel", job);
    context.status(HttpStatus.ACCEPTED).json(job(context));
  }

  private void events(SseClient client) {
    JobRecord job = job(client.ctx());
    new EventStream<JobRecord>(client)
        .send("job", listener -> listen(job.id(), listener), event -> event.state().isFinal());
  }

  /** The present state comes first, so that a client misses nothing. */
  private Runnable listen(String id, Consumer<JobRecord> listener) {
    Runnable remove =
        jobs.events()
            .listen(
                job -> {
                  if (job.id().equals(id)) {
                    listener.accept(job);
                  }
                });
    jobs.get(id).ifPresent(listener);
    return remove;
  }

  private void report(Context context) throws IOException {
    JobRecord job = job(context);
    Path file =
        Optional.ofNullable(REPORTS.get(job.kind()))
            .map(name -> jobs.folder(job.id()).output().resolve(name))
            .filter(Files::isRegularFile)
            .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "the job has no report"));
    // A report is one file with its own scripts: it is shown without any access to this server.
    context
        .contentType("text/html; charset=utf-8")
        .header("Content-Security-Policy", SecurityHeaders.REPORT_POLICY)
        .result(Files.readAllBytes(file));
  }

  private void metrics(Context context) throws IOException {
    Path file = jobs.folder(job(context).id()).output().resolve("metrics.json");
    if (!Files.isRegularFile(file)) {
      throw new RequestException(HttpStatus.NOT_FOUND, "the job has no metrics");
    }
    context.contentType("application/json").result(Files.readAllBytes(file));
  }

  private void log(Context context) throws IOException {
    Path file = jobs.folder(job(context).id()).log();
    context
        .contentType("text/plain; charset=utf-8")
        .result(Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
  }

  private void audit(Context context, String action, JobRecord job) {
    audit.add(AccessControl.actor(context), context.ip(), action, job.id(), job.kind().toString());
  }
}
