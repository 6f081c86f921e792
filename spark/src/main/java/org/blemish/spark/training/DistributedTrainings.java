// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.json.Json;

/**
 * Does many trainings, one in each task. A training whose executor is lost is continued by another
 * one from its last checkpoint; one that fails is a row with an error, and the others continue. Run
 * again with the same folder, trainings that succeeded are not done again.
 *
 * @param program on each executor
 * @param output folder that the driver and all executors share under this path: {@code
 *     trainings/NAME} with {@code run}, {@code evaluation} and {@code log.txt}, and {@code
 *     benchmark}, an output folder of {@code blemish benchmark}
 */
public record DistributedTrainings(TrainerProgram program, Path output) {
  /**
   * Runs the trainings and waits for them.
   *
   * @return one row for each training, or for each job of its benchmark, in the order of the
   *     trainings: {@code name, category, method, preset, modality, ablation, seed, model_digest,
   *     metrics, seconds, executor, attempt, error}
   * @throws BlemishException if the folder cannot be created
   */
  public Dataset<Row> run(SparkSession session, List<Training> trainings) {
    createFolder();
    TrainingTask task = new TrainingTask(program, output.toAbsolutePath().toString());
    List<Row> rows =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(trainings, trainings.size())
            .map(training -> Json.line(task.run(training)))
            .collect()
            .stream()
            .map(line -> Json.read(line, TrainingResult[].class, "result of a training"))
            .flatMap(Arrays::stream)
            .map(TrainingResult::row)
            .toList();
    return session.createDataFrame(rows, TrainingResult.TYPE);
  }

  private void createFolder() {
    try {
      Files.createDirectories(TrainingFolder.parent(output));
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s cannot be created (%s): choose a folder that the driver and all executors can write"
              .formatted(output, e.getMessage()),
          e);
    }
  }

  /**
   * The table with one column for each metric in the place of {@code metrics}, for files that hold
   * plain columns only, such as CSV.
   */
  public static Dataset<Row> flat(Dataset<Row> results) {
    Stream<String> keys =
        results
            .selectExpr("explode(map_keys(metrics)) as key")
            .distinct()
            .orderBy("key")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0));
    return results.selectExpr(
        Stream.concat(
                Arrays.stream(results.columns()).filter(column -> !column.equals("metrics")),
                keys.map(key -> "metrics['%s'] as `%s`".formatted(key, key)))
            .toArray(String[]::new));
  }
}
