// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.server.auth.Accounts;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Sessions;
import org.blemish.server.auth.Tokens;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.content.ContentStore;
import org.blemish.server.content.Retention;
import org.blemish.server.content.UnusedFiles;
import org.blemish.server.content.UploadFolder;
import org.blemish.server.health.Alarms;
import org.blemish.server.health.Health;
import org.blemish.server.http.HttpServer;
import org.blemish.server.http.ServerRoutes;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.inspect.LiveParts;
import org.blemish.server.inspect.PartRecorder;
import org.blemish.server.jobs.JobCommand;
import org.blemish.server.jobs.JobQueue;
import org.blemish.server.line.FolderObserver;
import org.blemish.server.line.HotFolders;
import org.blemish.server.line.LineServices;
import org.blemish.server.metrics.ServerMetrics;
import org.blemish.server.models.ModelFiles;
import org.blemish.server.models.OpenModels;
import org.blemish.server.models.ProductModels;
import org.blemish.server.outbox.MessageTargets;
import org.blemish.server.store.Database;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;

/**
 * A running server with everything that belongs to it. {@link #close} lets running requests finish,
 * and leaves jobs to the next start.
 */
public final class BlemishServer implements AutoCloseable {
  private final HttpServer http;
  private final Health health;
  private final Deque<AutoCloseable> owned;
  private boolean closed;

  private BlemishServer(HttpServer http, Health health, Deque<AutoCloseable> owned) {
    this.http = http;
    this.health = health;
    this.owned = owned;
  }

  /**
   * Starts a server.
   *
   * @param program begins the command of each job: Java, its options and the main class of the
   *     command line
   * @throws org.blemish.core.BlemishException if a setting is not safe, the folder or database
   *     cannot be used, or the port is in use
   */
  public static BlemishServer start(ServerSettings settings, List<String> program) {
    settings.requireSafe();
    Deque<AutoCloseable> owned = new ArrayDeque<>();
    try {
      owned.push(FolderLock.of(settings.folder()));
      UploadFolder.prepare(settings.temporary());
      return start(settings, program, owned);
    } catch (RuntimeException e) {
      Owned.closeAll(owned);
      throw e;
    }
  }

  private static BlemishServer start(
      ServerSettings settings, List<String> program, Deque<AutoCloseable> owned) {
    Database database = Database.open(settings.database(), settings.folder());
    owned.push(database);
    RecordIds ids = new RecordIds();
    Alarms alarms = new Alarms();
    ServerMetrics metrics = new ServerMetrics();
    ContentStore content =
        new ContentStore(
            settings.folder().resolve("content"),
            settings.storage().freeMegabytes() * (1L << 20),
            alarms);
    ModelFiles files = new ModelFiles(settings.folder().resolve("models"));
    ProductModels models = new ProductModels(database, files, ids);
    OpenModels open =
        new OpenModels(
            files,
            settings.models().memoryMegabytes() * (1L << 20),
            SessionOptions.threads(settings.models().threadsEach()));
    owned.push(open);
    LiveParts live = new LiveParts();
    MessageTargets messages = new MessageTargets(settings.line(), database, alarms);
    owned.push(messages);
    Inspector inspector =
        new Inspector(
            models,
            open,
            content,
            new PartRecorder(database, ids, List.of(live, messages.outbox())),
            settings,
            metrics);
    owned.push(inspector);
    JobQueue jobs =
        new JobQueue(
            database,
            ids,
            settings.folder().resolve("jobs"),
            content,
            models,
            new JobCommand(program, settings.jobs()));
    owned.push(jobs);
    measure(metrics, alarms, open, jobs);
    messages.measure(metrics);
    Health health = new Health(database, alarms);
    Clock clock = Clock.systemUTC();
    ServerRoutes routes =
        new ServerRoutes(
            database,
            content,
            models,
            inspector,
            live,
            jobs,
            new Sessions(database, new Accounts(database), settings.login(), clock),
            new Tokens(database, ids),
            new AuditLog(database, ids),
            metrics,
            health);
    HttpServer http = HttpServer.start(settings, routes.routes(settings));
    owned.push(http);
    List<Runnable> hourly = new ArrayList<>();
    http.certificateExpires()
        .map(end -> new CertificateWatch(end, alarms, clock))
        .ifPresent(
            certificate -> {
              certificate.check();
              hourly.add(certificate::check);
            });
    hourly.add(() -> jobs.deleteFiles(daysAgo(clock, settings.jobs().keepDays())));
    hourly.add(new Retention(database, content, settings.storage(), clock));
    UnusedFiles unused = new UnusedFiles(database, content, clock);
    hourly.add(unused);
    Housekeeping housekeeping = new Housekeeping(hourly);
    owned.push(housekeeping);
    owned.push(unused);
    housekeeping.start();
    jobs.resume();
    messages.start();
    HotFolders folders =
        new HotFolders(
            settings.line().folders(),
            new LineServices(
                database,
                ids,
                inspector,
                product -> open.modality(models.active(product)),
                messages.outbox(),
                alarms,
                FolderObserver.NONE,
                settings.limits().bodyMegabytes() * (1L << 20)));
    owned.push(folders);
    folders.start();
    return new BlemishServer(http, health, owned);
  }

  private static String daysAgo(Clock clock, int days) {
    return Timestamp.of(clock.instant().minus(Duration.ofDays(days)));
  }

  private static void measure(
      ServerMetrics metrics, Alarms alarms, OpenModels open, JobQueue jobs) {
    metrics.gauge("blemish_alarms", "problems that last", alarms, all -> all.sentences().size());
    metrics.gauge("blemish_open_models", "models in memory", open, all -> all.digests().size());
    metrics.gauge("blemish_open_jobs", "jobs that wait or run", jobs, all -> all.open().size());
  }

  /** Address of the page and of all routes. */
  public URI address() {
    return http.address();
  }

  /** Stops; a second call waits for the first. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      health.stopping();
      Owned.closeAll(owned);
    }
  }
}
