// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.store.Database;
import org.blemish.server.store.JobKind;
import org.blemish.server.store.JobRecord;
import org.blemish.server.store.JobState;
import org.blemish.server.store.JobTable;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.RecordsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of a job while the database refuses changes of jobs. */
class JobRecordsTest {
  private static final String JOB = "j1";

  @TempDir private Path folder;
  private final JobEvents events = new JobEvents();
  private final CountDownLatch failed = new CountDownLatch(1);
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
    Product product =
        new Product("p", "P", "2026-01-01T00:00:00.000Z", Optional.empty(), Optional.empty());
    JobRecord job =
        new JobRecord(
            JOB,
            "p",
            JobKind.TRAIN,
            JobState.RUNNING,
            Map.of(),
            "me",
            "2026-01-01T00:00:00.000Z",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    database.write(handle -> new ProductTable(handle).add(product));
    database.write(
        handle -> {
          new JobTable(handle).add(job);
          return true;
        });
    execute("CREATE TRIGGER refuse BEFORE UPDATE ON job BEGIN SELECT RAISE(ABORT, 'refused'); END");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void execute(String sql) {
    database.write(handle -> handle.execute(sql));
  }

  private JobRecords records(boolean stopping) {
    return new JobRecords(
        database,
        events,
        () -> {
          failed.countDown();
          return stopping;
        });
  }

  @Test
  void stepThatCannotBeRecordedIsLeftOut() {
    records(false).progress(JOB, new JobProgress("features", 1, 2));
    execute("DROP TRIGGER refuse");
    records(false).progress(JOB, new JobProgress("features", 2, 2));

    assertThat(records(false).get(JOB).map(JobRecord::done)).contains(2L);
  }

  @Test
  void endOfAJobIsRecordedAsSoonAsRecordsCanBeWritten() throws Exception {
    List<JobState> seen = new CopyOnWriteArrayList<>();
    events.listen(job -> seen.add(job.state()));
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> records(false).finish(JOB, JobState.DONE, "finished", Optional.empty()));
    assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(end).isNotDone();
    execute("DROP TRIGGER refuse");
    end.get(60, TimeUnit.SECONDS);

    assertThat(records(false).get(JOB).map(JobRecord::state)).contains(JobState.DONE);
    assertThat(seen).containsExactly(JobState.DONE);
  }

  @Test
  void nothingIsTriedAgainWhileTheServerStops() {
    JobRecords stopping = records(true);

    assertThatThrownBy(() -> stopping.finish(JOB, JobState.DONE, "finished", Optional.empty()))
        .isInstanceOf(RecordsException.class)
        .hasMessageContaining("refused");
    assertThat(stopping.get(JOB).map(JobRecord::state)).contains(JobState.RUNNING);
  }
}
