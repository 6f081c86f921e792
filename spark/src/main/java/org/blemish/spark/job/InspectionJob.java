// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.job;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.spark.BlemishDetector;
import org.blemish.spark.metrics.DistributedEvaluation;
import org.blemish.spark.metrics.DistributedMetrics;

/**
 * Inspects parts and writes the results as Parquet; with labels, also the metrics as JSON. The
 * program for {@code spark-submit --class org.blemish.spark.job.InspectionJob}.
 *
 * @param modelPath as in {@link BlemishDetector#setModelPath}
 * @param parts a folder of images with all folders in it; or, if the name ends in {@code .jsonl}, a
 *     table with one part in each line: {@code image} (a path), optionally {@code scan} (a path),
 *     {@code defective} (true or false) and {@code mask_path}, see {@link DistributedEvaluation}
 * @param output folder for {@code results} (Parquet), {@code metrics} (one line of JSON) and {@code
 *     maps}, which are written if the table has masks; earlier results in it are replaced
 */
public record InspectionJob(String modelPath, String parts, String output) {
  private static final String IMAGE = "image";
  private static final String SCAN = "scan";

  /** Runs the job. The three arguments are those of the record. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new BlemishException(
          "%d arguments, expected three: MODEL PARTS OUTPUT".formatted(arguments.length));
    }
    try (SparkSession session = SparkSession.builder().appName("blemish").getOrCreate()) {
      new InspectionJob(arguments[0], arguments[1], arguments[2]).run(session);
    }
  }

  /** Runs the job in a session. */
  public void run(SparkSession session) {
    boolean table = parts.endsWith(".jsonl");
    Dataset<Row> given =
        table
            ? session.read().json(parts)
            : session
                .read()
                .format("binaryFile")
                .option("recursiveFileLookup", true)
                .load(parts)
                .drop("modificationTime", "length");
    // Parts of a table are a few bytes each: Spark would give all to one task.
    Dataset<Row> spread =
        table ? given.repartition(16 * session.sparkContext().defaultParallelism()) : given;
    String results = output + "/results";
    detector(given).transform(spread).write().mode(SaveMode.Overwrite).parquet(results);
    if (has(given, "defective")) {
      DistributedMetrics metrics =
          new DistributedEvaluation().evaluate(session.read().parquet(results));
      session
          .createDataset(List.of(Json.line(json(metrics))), Encoders.STRING())
          .coalesce(1)
          .write()
          .mode(SaveMode.Overwrite)
          .text(output + "/metrics");
    }
  }

  private BlemishDetector detector(Dataset<Row> given) {
    BlemishDetector detector = new BlemishDetector().setModelPath(modelPath);
    if (has(given, IMAGE)) {
      detector.setInputCol(IMAGE).setNameCol(IMAGE);
    }
    if (has(given, SCAN)) {
      detector.setScanCol(SCAN);
    }
    if (has(given, "mask_path")) {
      detector.setMapFolder(output + "/maps");
    }
    return detector;
  }

  private static Map<String, Object> json(DistributedMetrics metrics) {
    return Map.of(
        "good", metrics.good(),
        "defective", metrics.defective(),
        "without_score", metrics.withoutScore(),
        "metrics", metrics.values(),
        "verdicts", metrics.verdicts());
  }

  private static boolean has(Dataset<Row> data, String column) {
    return Arrays.asList(data.columns()).contains(column);
  }
}
