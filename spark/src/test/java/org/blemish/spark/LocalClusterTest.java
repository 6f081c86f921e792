// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.image.Images;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that are processes of their own. */
@Tag("system")
class LocalClusterTest {
  private static final int IMAGES = 24;

  @TempDir static Path folder;
  private static SparkSession spark;
  private static Path model;
  private static List<Path> images;

  @BeforeAll
  static void start() throws IOException {
    spark = SparkSessions.cluster();
    model = TinyParts.model(folder);
    images = TinyParts.images(Files.createDirectory(folder.resolve("images")), IMAGES);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Dataset<Row> inspect(Dataset<Row> paths) {
    return new BlemishDetector()
        .setModelPath(model.toString())
        .setInputCol("image")
        .transform(paths);
  }

  private static Dataset<Row> paths(int partitions) {
    return spark
        .createDataset(images.stream().map(Path::toString).toList(), Encoders.STRING())
        .toDF("image")
        .repartition(partitions);
  }

  @Test
  void resultsDoNotDependOnTheNumberOfPartitions() {
    List<Row> one = inspect(paths(1)).orderBy("image").collectAsList();

    assertThat(inspect(paths(2)).orderBy("image").collectAsList()).isEqualTo(one);
    assertThat(inspect(paths(4)).orderBy("image").collectAsList()).isEqualTo(one);
    List<Double> expected = new ArrayList<>();
    try (Detector detector = Detector.open(model, TinyModel.ONE_THREAD)) {
      images.forEach(image -> expected.add(detector.inspect(Images.read(image)).score()));
    }
    assertThat(one.stream().map(row -> row.<Double>getAs("score"))).isEqualTo(expected);
  }

  @Test
  void everyImageIsInTheOutputOnceAfterAnExecutorWasKilled() throws Exception {
    int copies = 80;
    Path output = folder.resolve("results.parquet");
    Dataset<Row> many =
        spark
            .range(0, (long) copies * IMAGES, 1, 24)
            .selectExpr(
                "id",
                "concat('%s/part-', lpad(id %% %d, 3, '0'), '.png') as image"
                    .formatted(folder.resolve("images"), IMAGES));
    List<Long> before = executors();
    assertThat(before).hasSize(2);

    CompletableFuture<Void> job =
        CompletableFuture.runAsync(() -> inspect(many).write().parquet(output.toString()));
    while (finishedTasks(output) < 3) {
      assertThat(job).as("the job ended before its executor was killed").isNotDone();
      Thread.sleep(20);
    }
    ProcessHandle killed = ProcessHandle.of(before.get(0)).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().get(20, TimeUnit.SECONDS);
    job.get(5, TimeUnit.MINUTES);

    Dataset<Row> written = spark.read().parquet(output.toString());
    assertThat(written.filter(col("error").isNotNull()).count()).isZero();
    assertThat(written.orderBy("id").select("id").as(Encoders.LONG()).collectAsList())
        .isEqualTo(IntStream.range(0, copies * IMAGES).mapToObj(Long::valueOf).toList());
    assertThat(executors()).doesNotContain(before.get(0));
  }

  /** Process ids of the executors; all of them have a task. */
  private static List<Long> executors() {
    MapPartitionsFunction<Long, Long> pid =
        rows -> {
          Thread.sleep(500);
          return List.of(ProcessHandle.current().pid()).iterator();
        };
    return spark
        .range(0, 8, 1, 8)
        .as(Encoders.LONG())
        .mapPartitions(pid, Encoders.LONG())
        .distinct()
        .collectAsList();
  }

  private static long finishedTasks(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return 0;
    }
    try (Stream<Path> files = Files.find(output, 4, (file, attributes) -> committed(file))) {
      return files.count();
    } catch (UncheckedIOException e) {
      return 0; // a folder was renamed meanwhile
    }
  }

  /** The committer of Spark renames a task's folder to this when the task has ended. */
  private static boolean committed(Path file) {
    return file.getFileName().toString().startsWith("task_");
  }
}
