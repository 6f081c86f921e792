// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.Sha256;
import org.blemish.core.json.Json;
import org.blemish.data.text.Yaml;
import org.blemish.training.method.Epoch;
import org.blemish.training.pipeline.History;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.RunRecord;

/**
 * A finished run in the format of MLflow's file store ({@code mlruns}): settings as parameters,
 * losses and the metrics of an evaluation as metrics, and the run folder as the folder of
 * artifacts. The experiment is named after the data set. The same model is always the same run,
 * which is written anew.
 */
public final class MlflowRun {
  /** Longest value of a parameter that MLflow reads. */
  private static final int MAX_PARAMETER = 6000;

  private final RunFolder run;
  private final RunRecord record;
  private final Instant finished;

  private MlflowRun(RunFolder run, RunRecord record, Instant finished) {
    this.run = run;
    this.record = record;
    this.finished = finished;
  }

  /**
   * Reads a finished run.
   *
   * @throws BlemishException if it is not finished, or damaged
   */
  public static MlflowRun of(RunFolder run) {
    RunRecord record = RunRecord.read(run);
    try {
      return new MlflowRun(run, record, Instant.parse(record.finished()));
    } catch (DateTimeParseException e) {
      throw new BlemishException(
          "%s: finished is %s, expected a time".formatted(run.run(), record.finished()), e);
    }
  }

  /**
   * Writes the run.
   *
   * @param store the folder {@code mlruns}, created where it is missing
   * @param metrics {@code metrics.json} of an evaluation
   * @return folder of the run
   * @throws BlemishException if a file cannot be read or written
   */
  public Path write(Path store, Optional<Path> metrics) {
    String experiment = experiment();
    Path folder = store.resolve(experiment).resolve(record.model().substring(0, 32));
    Map<String, String> parameters = new LinkedHashMap<>();
    leaves("", Yaml.tree(run.config()), parameters);
    parameters.forEach(
        (key, value) ->
            write(
                folder.resolve("params").resolve(key),
                value.substring(0, Math.min(value.length(), MAX_PARAMETER))));
    writeMetrics(folder.resolve("metrics"), metrics);
    write(folder.resolve("tags/mlflow.runName"), name());
    write(folder.resolve("tags/blemish.model"), record.model());
    write(folder.resolve("tags/blemish.dataset"), record.dataset());
    write(store.resolve(experiment).resolve("meta.yaml"), Yaml.text(experimentMeta(experiment)));
    write(folder.resolve("meta.yaml"), Yaml.text(runMeta(experiment)));
    return folder;
  }

  /** A number that only this data set has. */
  private String experiment() {
    String digest = Sha256.of(record.dataset().getBytes(StandardCharsets.UTF_8)).hex();
    return String.valueOf(Long.parseUnsignedLong(digest.substring(0, 15), 16));
  }

  private String name() {
    return String.valueOf(run.path().toAbsolutePath().normalize().getFileName());
  }

  private Map<String, Object> experimentMeta(String experiment) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_location", run.path().toAbsolutePath().normalize().toUri().toString());
    meta.put("creation_time", finished.toEpochMilli());
    meta.put("experiment_id", experiment);
    meta.put("last_update_time", finished.toEpochMilli());
    meta.put("lifecycle_stage", "active");
    meta.put("name", record.dataset());
    return meta;
  }

  private Map<String, Object> runMeta(String experiment) {
    double seconds = record.seconds().values().stream().mapToDouble(s -> s).sum();
    String id = record.model().substring(0, 32);
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("artifact_uri", run.path().toAbsolutePath().normalize().toUri().toString());
    meta.put("end_time", finished.toEpochMilli());
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experiment);
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", id);
    meta.put("run_name", name());
    meta.put("run_uuid", id);
    meta.put("source_name", "blemish train");
    meta.put("source_type", 4);
    meta.put("source_version", "");
    meta.put("start_time", finished.toEpochMilli() - Math.round(1000 * seconds));
    meta.put("status", 3);
    meta.put("user_id", "");
    return meta;
  }

  private void writeMetrics(Path folder, Optional<Path> metrics) {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    for (Epoch epoch : new History(run.history()).epochs()) {
      lines
          .computeIfAbsent("loss." + epoch.phase(), key -> new StringBuilder())
          .append(line(epoch.loss(), epoch.epoch()));
    }
    record.seconds().forEach((stage, s) -> lines.put("seconds." + stage, once(s)));
    metrics.ifPresent(
        file -> {
          Map<String, String> values = new LinkedHashMap<>();
          JsonNode json = Json.read(file, JsonNode.class);
          for (Iterator<String> keys = json.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (json.path(key).isNumber()) {
              values.put(key, json.path(key).asText());
            }
          }
          leaves("by_defect", json.path("by_defect"), values);
          values.forEach((key, value) -> lines.put(key, once(Double.parseDouble(value))));
        });
    lines.forEach((key, text) -> write(folder.resolve(plain(key)), text.toString()));
  }

  private StringBuilder once(double value) {
    return new StringBuilder(line(value, 0));
  }

  private String line(double value, int step) {
    return String.format(Locale.ROOT, "%d %s %d%n", finished.toEpochMilli(), value, step)
        .replace("\r", "");
  }

  private static void leaves(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
        String key = keys.next();
        leaves(path.isEmpty() ? key : path + "." + key, node.path(key), values);
      }
    } else if (!node.isMissingNode()) {
      values.put(plain(path), node.isValueNode() ? node.asText() : node.toString());
    }
  }

  /** MLflow allows these characters in names; others become underscores. */
  private static String plain(String key) {
    return key.replaceAll("[^A-Za-z0-9_.\\- ]", "_");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: cannot be created (%s)".formatted(file.getParent(), e), e);
    }
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
