// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.apache.spark.sql.functions.col;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.statistics.Quantiles;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Detector;

/**
 * Inspects 500 images with Spark and without it, in one process and alternately, so that other load
 * affects both, and prints wall and processor time for each image and the throughput with Spark as
 * a share of that without. A tiny model makes the part of Spark large.
 */
public final class OverheadBenchmark {
  private static final int IMAGES = 500;
  private static final int ROUNDS = 3;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private OverheadBenchmark() {}

  /**
   * @param arguments number of cores; then, instead of a tiny model and its images, a model file
   *     and a folder of images
   */
  public static void main(String[] arguments) throws IOException {
    int cores = Integer.parseInt(arguments[0]);
    try (TemporaryFolder folder = TemporaryFolder.create("overhead")) {
      Path model = arguments.length > 1 ? Path.of(arguments[1]) : TinyParts.model(folder.path());
      List<Path> files =
          arguments.length > 2
              ? BenchmarkParts.files(Path.of(arguments[2]))
              : TinyParts.images(Files.createDirectory(folder.path().resolve("parts")), 50);
      List<Path> images = BenchmarkParts.repeated(files, IMAGES);
      double[] shares = new double[ROUNDS];
      long[] start = now();
      try (SparkSession spark =
              SparkSession.builder()
                  .master("local[%d]".formatted(cores))
                  .config("spark.ui.enabled", false)
                  .config("spark.driver.host", "127.0.0.1")
                  .config("spark.driver.bindAddress", "127.0.0.1")
                  .getOrCreate();
          Detector detector = Detector.open(model, new Concurrency(cores, 1))) {
        spark(spark, model, images.subList(0, 1), 1);
        print("start of Spark, first image", start, 1);
        for (int round = 0; round < ROUNDS; round++) {
          long[] plain = now();
          plain(detector, images);
          double without = print("without Spark", plain, IMAGES);
          long[] withSpark = now();
          spark(spark, model, images, 16 * cores);
          shares[round] = without / print("with Spark", withSpark, IMAGES);
        }
        System.out.printf(
            Locale.ROOT,
            "throughput with Spark: %.3f of that without (median of %d rounds, %.3f to %.3f)%n",
            Quantiles.median(shares),
            ROUNDS,
            Arrays.stream(shares).min().orElseThrow(),
            Arrays.stream(shares).max().orElseThrow());
      }
    }
  }

  private static void plain(Detector detector, List<Path> images) {
    detector
        .pipeline()
        .<Path, Double>run(
            images.iterator(),
            (image, memory) ->
                detector
                    .inspect(
                        detector
                            .model()
                            .pipeline()
                            .reader()
                            .read(image.toString(), Optional.of(image), Optional.empty()),
                        image.toString())
                    .score(),
            (image, score) -> {});
  }

  private static void spark(SparkSession spark, Path model, List<Path> images, int partitions) {
    Dataset<Row> paths =
        spark
            .createDataset(images.stream().map(Path::toString).toList(), Encoders.STRING())
            .toDF("image")
            .repartition(partitions);
    long inspected =
        new BlemishDetector()
            .setModelPath(model.toString())
            .setInputCol("image")
            .transform(paths)
            .filter(col("error").isNull())
            .collectAsList()
            .size();
    if (inspected != images.size()) {
      throw new IllegalStateException("inspected %d of %d".formatted(inspected, images.size()));
    }
  }

  /** Wall and processor time in nanoseconds. */
  private static long[] now() {
    return new long[] {System.nanoTime(), SYSTEM.getProcessCpuTime()};
  }

  /** Prints times for each image, and returns the wall time in milliseconds. */
  private static double print(String what, long[] since, int images) {
    long[] now = now();
    System.out.printf(
        Locale.ROOT,
        "%-28s %10.2f ms wall %10.2f ms processor for each of %d, load %.1f%n",
        what,
        (now[0] - since[0]) / 1e6 / images,
        (now[1] - since[1]) / 1e6 / images,
        images,
        SYSTEM.getSystemLoadAverage());
    return (now[0] - since[0]) / 1e6 / images;
  }
}
