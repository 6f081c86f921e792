// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.blemish.server.store.Database;
import org.blemish.server.store.JobRecord;
import org.blemish.server.store.JobState;
import org.blemish.server.store.JobTable;
import org.blemish.server.store.RecordsException;
import org.blemish.server.store.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of jobs, and who is told of their changes. While the records cannot be written, a
 * change of state is tried again, so that the work of hours is not lost by that; a step is left
 * out. Safe for many threads.
 *
 * @param database of the records
 * @param events receives each change
 * @param stopping whether the server stops, so that nothing is tried again
 */
record JobRecords(Database database, JobEvents events, BooleanSupplier stopping) {
  private static final Logger LOG = LoggerFactory.getLogger(JobRecords.class);
  private static final long RETRY_MILLIS = 1000;

  Optional<JobRecord> get(String id) {
    return database.read(handle -> new JobTable(handle).get(id));
  }

  /** Jobs that are waiting or running. */
  List<JobRecord> open() {
    return database.read(handle -> new JobTable(handle).open());
  }

  void start(String id) {
    change(id, table -> table.start(id, Timestamp.now()));
  }

  /** Records how far a job is, if the records can be written now. */
  void progress(String id, JobProgress step) {
    try {
      database.write(
          handle -> {
            new JobTable(handle).progress(id, step.stage(), step.done(), step.total());
            return true;
          });
      publish(id);
    } catch (RecordsException e) {
      LOG.warn("job {}: its progress is not recorded", id, e);
    }
  }

  /**
   * @param model that the job made
   */
  void finish(String id, JobState state, String message, Optional<String> model) {
    change(id, table -> table.finish(id, state, Timestamp.now(), message, model));
  }

  /** Ends a job that is still waiting; nothing happens to others. */
  void cancelWaiting(String id) {
    database.write(
        handle -> {
          JobTable table = new JobTable(handle);
          if (table.get(id).filter(job -> job.state() == JobState.WAITING).isPresent()) {
            table.finish(id, JobState.CANCELLED, Timestamp.now(), "cancelled", Optional.empty());
          }
          return true;
        });
    publish(id);
  }

  private void change(String id, Consumer<JobTable> change) {
    untilRecorded(
        id,
        () ->
            database.write(
                handle -> {
                  change.accept(new JobTable(handle));
                  return true;
                }));
    publish(id);
  }

  /**
   * Does what ends with a record, again and again while the records cannot be written.
   *
   * @throws RecordsException if the server stops meanwhile
   */
  <T> T untilRecorded(String id, Supplier<T> work) {
    while (true) {
      try {
        return work.get();
      } catch (RecordsException e) {
        if (stopping.getAsBoolean() || !pause()) {
          throw e;
        }
        LOG.warn("job {}: tried again, since the records cannot be written", id, e);
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void publish(String id) {
    get(id).ifPresent(events::publish);
  }
}
