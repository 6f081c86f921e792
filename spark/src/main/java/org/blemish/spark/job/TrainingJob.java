// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.json.Json;
import org.blemish.spark.training.DistributedTrainings;
import org.blemish.spark.training.TrainerProgram;
import org.blemish.spark.training.TrainingTable;

/**
 * Does the trainings of a table and writes their results as Parquet and CSV. The program for {@code
 * spark-submit --class org.blemish.spark.job.TrainingJob}. The setting {@code
 * spark.blemish.trainer.heap} is the largest Java heap of a trainer in MiB, 2048 by default.
 *
 * @param table a {@link TrainingTable}
 * @param output folder that the driver and all executors share: the trainings' folders, {@code
 *     results} (Parquet) and {@code results-csv}; see {@link DistributedTrainings}
 * @param libraries see {@link TrainerProgram#ofLibraries}
 */
public record TrainingJob(String table, String output, String libraries) {
  private static final String HEAP = "spark.blemish.trainer.heap";
  private static final int HEAP_MIB = 2048;

  /** Runs the job. The three arguments are those of the record. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new BlemishException(
          "%d arguments, expected three: TABLE OUTPUT LIBRARIES".formatted(arguments.length));
    }
    try (SparkSession session = SparkSession.builder().appName("blemish").getOrCreate()) {
      new TrainingJob(arguments[0], arguments[1], arguments[2]).run(session);
    }
  }

  /**
   * Runs the job in a session.
   *
   * @throws BlemishException if the table or a setting is wrong, before any training
   */
  public void run(SparkSession session) {
    run(session, TrainerProgram.ofLibraries(libraries, heap(session)));
  }

  void run(SparkSession session, TrainerProgram program) {
    Path folder = Path.of(output);
    Dataset<Row> results =
        new DistributedTrainings(program, folder)
            .run(session, TrainingTable.read(lines(session), table));
    // Not a path alone: the default file system may be another one.
    results.write().mode(SaveMode.Overwrite).parquet(folder.resolve("results").toUri().toString());
    DistributedTrainings.flat(results)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .option("header", true)
        .csv(folder.resolve("results-csv").toUri().toString());
  }

  private static int heap(SparkSession session) {
    String value = session.conf().get(HEAP, String.valueOf(HEAP_MIB));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new BlemishException(
          "%s is \"%s\", expected a number of MiB".formatted(HEAP, value), e);
    }
  }

  private List<String> lines(SparkSession session) {
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(table);
    try {
      FileSystem files = file.getFileSystem(session.sparkContext().hadoopConfiguration());
      if (!files.exists(file)) {
        throw new BlemishException(
            "%s: no such file: expected a table with one training in each line".formatted(table));
      }
      try (InputStream in = files.open(file)) {
        return new String(in.readNBytes((int) Json.MAX_FILE_BYTES), UTF_8).lines().toList();
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s cannot be read (%s)".formatted(table, e.getMessage()), e);
    }
  }
}
