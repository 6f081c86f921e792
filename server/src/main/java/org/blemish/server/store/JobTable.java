// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Jobs.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record JobTable(Handle handle) {
  /** Adds a waiting job. */
  public void add(JobRecord job) {
    handle
        .createUpdate(
            "INSERT INTO job (id, product, kind, state, settings, actor, created, done, total, model)"
                + " VALUES (:id, :product, :kind, :state, :settings, :actor, :created, 0, 0, :model)")
        .bind("id", job.id())
        .bind("product", job.product())
        .bind("kind", Row.stored(job.kind()))
        .bind("state", Row.stored(job.state()))
        .bind("settings", Json.line(job.settings()))
        .bind("actor", job.actor())
        .bind("created", job.created())
        .bindByType("model", job.model(), Types.OPTIONAL_TEXT)
        .execute();
  }

  /** One job. */
  public Optional<JobRecord> get(String id) {
    return handle
        .createQuery("SELECT * FROM job WHERE id = :id")
        .bind("id", id)
        .map(JobTable::job)
        .findOne();
  }

  /** The newest jobs, of one product or of all. */
  public List<JobRecord> list(Optional<String> product, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM job WHERE product = COALESCE(:product, product) ORDER BY id DESC LIMIT"
                + " :limit")
        .bindByType("product", product, Types.OPTIONAL_TEXT)
        .bind("limit", limit)
        .map(JobTable::job)
        .list();
  }

  /** Jobs that are waiting or running, the oldest first. */
  public List<JobRecord> open() {
    return handle
        .createQuery("SELECT * FROM job WHERE state IN ('waiting', 'running') ORDER BY id")
        .map(JobTable::job)
        .list();
  }

  /** Ids of jobs that ended before a time. */
  public List<String> endedBefore(String time) {
    return handle
        .createQuery("SELECT id FROM job WHERE finished < :time ORDER BY id")
        .bind("time", time)
        .mapTo(String.class)
        .list();
  }

  /** Marks a job as running. */
  public void start(String id, String time) {
    handle
        .createUpdate("UPDATE job SET state = 'running', started = :time WHERE id = :id")
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  /** Sets how far a job is. */
  public void progress(String id, String stage, long done, long total) {
    handle
        .createUpdate("UPDATE job SET stage = :stage, done = :done, total = :total WHERE id = :id")
        .bind("stage", stage)
        .bind("done", done)
        .bind("total", total)
        .bind("id", id)
        .execute();
  }

  /** Ends a job. */
  public void finish(
      String id, JobState state, String time, String message, Optional<String> model) {
    handle
        .createUpdate(
            "UPDATE job SET state = :state, finished = :time, message = :message, model ="
                + " COALESCE(:model, model) WHERE id = :id")
        .bind("state", Row.stored(state))
        .bind("time", time)
        .bind("message", message)
        .bindByType("model", model, Types.OPTIONAL_TEXT)
        .bind("id", id)
        .execute();
  }

  private static JobRecord job(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    Map<String, String> settings = new LinkedHashMap<>();
    Json.read(row.text("settings"), JsonNode.class, "settings of a job")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    return new JobRecord(
        row.text("id"),
        row.text("product"),
        row.choice("kind", JobKind.class),
        row.choice("state", JobState.class),
        settings,
        row.text("actor"),
        row.text("created"),
        row.optionalText("started"),
        row.optionalText("finished"),
        row.optionalText("stage"),
        set.getLong("done"),
        set.getLong("total"),
        row.optionalText("message"),
        row.optionalText("model"));
  }
}
