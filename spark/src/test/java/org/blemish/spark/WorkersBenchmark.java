// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Inspects 500 images on a local cluster of one-core executors that are separate processes, and
 * prints what the simulation of clusters has to predict: seconds until an executor has opened the
 * model, and images per second after that.
 */
public final class WorkersBenchmark {
  private static final int IMAGES = 500;
  private static final int ROUNDS = 2;
  private static final int TASKS_PER_CORE = 16;

  private WorkersBenchmark() {}

  /**
   * @param arguments number of executors, model file, folder of images
   */
  public static void main(String[] arguments) throws IOException {
    int workers = Integer.parseInt(arguments[0]);
    Path model = Path.of(arguments[1]);
    List<Path> images =
        BenchmarkParts.repeated(BenchmarkParts.files(Path.of(arguments[2])), IMAGES);
    long start = System.nanoTime();
    try (SparkSession spark = SparkSessions.cluster(workers)) {
      inspect(spark, model, images.subList(0, 4 * workers), 4 * workers);
      System.out.printf(
          Locale.ROOT,
          "%d executors: first images after %.1f s%n",
          workers,
          (System.nanoTime() - start) / 1e9);
      for (int round = 0; round < ROUNDS; round++) {
        long begin = System.nanoTime();
        inspect(spark, model, images, TASKS_PER_CORE * workers);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%d executors: %d images in %.1f s, %.2f images/s%n",
            workers,
            IMAGES,
            seconds,
            IMAGES / seconds);
      }
    }
  }

  private static void inspect(SparkSession spark, Path model, List<Path> images, int tasks) {
    Dataset<Row> paths =
        spark
            .createDataset(images.stream().map(Path::toString).toList(), Encoders.STRING())
            .toDF("image")
            .repartition(tasks);
    long failed =
        new BlemishDetector()
            .setModelPath(model.toString())
            .setInputCol("image")
            .transform(paths)
            .filter(col("error").isNotNull())
            .count();
    if (failed > 0) {
      throw new IllegalStateException(failed + " images failed");
    }
  }
}
