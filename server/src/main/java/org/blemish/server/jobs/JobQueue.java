// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.blemish.server.content.ContentStore;
import org.blemish.server.models.ModelFiles;
import org.blemish.server.models.ProductModels;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.products.ConflictException;
import org.blemish.server.store.Database;
import org.blemish.server.store.ImageTable;
import org.blemish.server.store.JobKind;
import org.blemish.server.store.JobRecord;
import org.blemish.server.store.JobState;
import org.blemish.server.store.JobTable;
import org.blemish.server.store.ModelOrigin;
import org.blemish.server.store.ModelTable;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, in the order in which they were added. Jobs that were waiting or running when the
 * server stopped are continued by {@link #resume}. Safe for many threads.
 */
public final class JobQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
  private static final long PROGRESS_NANOS = 500_000_000L;
  private static final int STOP_SECONDS = 30;

  private final Database database;
  private final RecordIds ids;
  private final Path folder;
  private final ContentStore content;
  private final ProductModels models;
  private final JobCommand command;
  private final JobEvents events = new JobEvents();
  private final JobRecords records;
  private final ExecutorService runners;
  private final ConcurrentMap<String, JobProcess> running = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Boolean> cancelled = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * @param folder of all jobs' files
   * @param content where images of products are
   */
  public JobQueue(
      Database database,
      RecordIds ids,
      Path folder,
      ContentStore content,
      ProductModels models,
      JobCommand command) {
    this.database = database;
    this.ids = ids;
    this.folder = folder;
    this.content = content;
    this.models = models;
    this.command = command;
    this.records = new JobRecords(database, events, () -> stopping);
    this.runners = Executors.newFixedThreadPool(command.settings().atOnce());
  }

  /** Changes of jobs while they run. */
  public JobEvents events() {
    return events;
  }

  /** The files of a job. */
  public JobFolder folder(String id) {
    return new JobFolder(folder.resolve(id));
  }

  /** Continues the jobs that an earlier server left. */
  public void resume() {
    for (JobRecord job : records.open()) {
      if (job.state() == JobState.RUNNING) {
        JobProcess.endEarlier(folder(job.id()));
        LOG.info("job {} of product {} is continued", job.id(), job.product());
      }
      submit(job.id());
    }
  }

  /**
   * Adds a job.
   *
   * @param model digest of the model to work with; not for trainings, needed for all others
   * @param settings by name, see {@link JobCommand#check}
   * @throws ConflictException if the product has no images for such a job
   * @throws BlemishException if product or model are unknown, or a setting is not valid
   */
  public JobRecord add(
      String product,
      JobKind kind,
      Optional<String> model,
      Map<String, String> settings,
      String actor) {
    JobCommand.check(kind, settings);
    if (model.isPresent() == (kind == JobKind.TRAIN)) {
      throw new BlemishException(
          kind == JobKind.TRAIN ? "a training takes no model" : "the job needs a model");
    }
    JobRecord job =
        new JobRecord(
            ids.next(),
            product,
            kind,
            JobState.WAITING,
            settings,
            actor,
            Timestamp.now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            model);
    database.write(
        handle -> {
          model.ifPresent(
              digest -> {
                if (new ModelTable(handle).get(product, digest).isEmpty()) {
                  throw new UnknownModelException(
                      "product %s has no model %s".formatted(product, digest));
                }
              });
          JobData.requireImages(product, kind, new ImageTable(handle).list(product));
          new JobTable(handle).add(job);
          return true;
        });
    submit(job.id());
    return job;
  }

  private void submit(String id) {
    try {
      runners.execute(() -> run(id));
    } catch (RejectedExecutionException e) {
      LOG.info("job {} waits for the next start of the server", id);
    }
  }

  /** One job. */
  public Optional<JobRecord> get(String id) {
    return records.get(id);
  }

  /** Ends a job that is waiting or running; nothing happens if it has ended. */
  public void cancel(String id) {
    cancelled.put(id, true);
    JobProcess process = running.get(id);
    if (process != null) {
      process.cancel();
    } else {
      records.cancelWaiting(id);
    }
  }

  private void run(String id) {
    Optional<JobRecord> found = get(id);
    if (stopping || found.isEmpty() || found.get().state().isFinal()) {
      return;
    }
    JobRecord job = found.get();
    try {
      records.start(id);
      Optional<String> failure = execute(job);
      if (stopping) {
        return; // it stays "running" and is continued by the next server
      }
      if (cancelled.containsKey(id)) {
        records.finish(id, JobState.CANCELLED, "cancelled", Optional.empty());
      } else if (failure.isPresent()) {
        records.finish(id, JobState.FAILED, failure.get(), Optional.empty());
      } else {
        Optional<String> model = records.untilRecorded(id, () -> result(job));
        records.finish(id, JobState.DONE, "finished", model);
      }
    } catch (IOException | RuntimeException e) {
      if (!stopping) {
        LOG.warn("job {} failed", id, e);
        records.finish(id, JobState.FAILED, String.valueOf(e.getMessage()), Optional.empty());
      }
    } finally {
      running.remove(id);
      cancelled.remove(id);
    }
  }

  private Optional<String> execute(JobRecord job) throws IOException {
    JobFolder files = folder(job.id());
    Files.createDirectories(files.path());
    Product product =
        database.read(handle -> new ProductTable(handle).get(job.product())).orElseThrow();
    new JobData(content)
        .write(product, database.read(handle -> new ImageTable(handle).list(job.product())), files);
    Optional<Path> model = job.model().map(models.files()::path);
    JobProcess process = JobProcess.start(command.of(job, files, model), files);
    running.put(job.id(), process);
    if (stopping || cancelled.containsKey(job.id())) {
      process.cancel();
    }
    StepRecorder steps = new StepRecorder(job.id());
    return process.follow(steps::step);
  }

  /** Records steps, two each second. */
  private final class StepRecorder {
    private final String id;
    private String stage = "";
    private long recorded;

    StepRecorder(String id) {
      this.id = id;
    }

    void step(JobProgress step) {
      long now = System.nanoTime();
      if (step.stage().equals(stage)
          && now - recorded < PROGRESS_NANOS
          && step.done() < step.total()) {
        return;
      }
      stage = step.stage();
      recorded = now;
      records.progress(id, step);
    }
  }

  /** Stores the model that a job made. */
  private Optional<String> result(JobRecord job) {
    Path made = folder(job.id()).model(job.kind());
    if (!Files.exists(made)) {
      return Optional.empty();
    }
    ModelFiles files = models.files();
    String digest = files.copy(made);
    boolean training = job.kind() == JobKind.TRAIN;
    models.add(
        job.product(),
        digest,
        job.actor(),
        training ? ModelOrigin.TRAINING : ModelOrigin.CALIBRATION,
        training
            ? "trained with preset %s".formatted(job.settings().getOrDefault("preset", "balanced"))
            : "calibrated with the good images of the product");
    return Optional.of(digest);
  }

  /** Jobs that are waiting or running. */
  public List<JobRecord> open() {
    return records.open();
  }

  /**
   * Deletes the files of jobs that ended before a time; their records and models stay.
   *
   * @return number of jobs
   */
  public int deleteFiles(String before) {
    int deleted = 0;
    for (String id : database.read(handle -> new JobTable(handle).endedBefore(before))) {
      try {
        Path files = folder(id).path();
        if (Files.exists(files)) {
          JobData.deleteAll(files);
          deleted++;
        }
      } catch (IOException e) {
        LOG.warn("files of job {} cannot be deleted", id, e);
      }
    }
    return deleted;
  }

  /** Ends the processes of running jobs; the next server continues them. */
  @Override
  public void close() {
    stopping = true;
    runners.shutdown();
    running.values().forEach(JobProcess::cancel);
    try {
      if (!runners.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a job did not end within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
