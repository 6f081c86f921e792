// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.blemish.core.image.Images;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.blemish.spark.job.InspectionJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code spark-submit --master yarn}, on a cluster of two node managers. */
@Tag("system")
class YarnTest {
  @TempDir static Path folder;
  private static YarnCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    if (!YarnCluster.isAvailable()) {
      String skipped = "SKIPPED: YARN is on the class path with -Psystem only";
      System.err.println(skipped);
      Assumptions.abort(skipped);
    }
    cluster = YarnCluster.start(folder);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** The model is distributed by Spark and named without a folder. */
  @ParameterizedTest
  @ValueSource(strings = {"client", "cluster"})
  void scoresAreThoseOfTheDetector(String mode) throws Exception {
    Path run = Files.createDirectory(folder.resolve(mode));
    List<Path> images = TinyParts.images(Files.createDirectory(run.resolve("parts")), 6);
    Path model = TinyParts.model(run);
    Path output = run.resolve("output");

    boolean succeeded =
        cluster.submit(
            "--deploy-mode",
            mode,
            "--num-executors",
            "2",
            "--executor-memory",
            "512m",
            "--driver-memory",
            "512m",
            "--files",
            model.toString(),
            "--class",
            InspectionJob.class.getName(),
            "spark-internal",
            model.getFileName().toString(),
            run.resolve("parts").toUri().toString(),
            output.toUri().toString());

    assertThat(succeeded).as(cluster.log()).isTrue();
    List<Row> rows =
        SparkSessions.local()
            .read()
            .parquet(output.resolve("results").toString())
            .orderBy("path")
            .collectAsList();
    List<Double> expected = new ArrayList<>();
    try (Detector detector = Detector.open(model, TinyModel.ONE_THREAD)) {
      images.forEach(image -> expected.add(detector.inspect(Images.read(image)).score()));
    }
    assertThat(rows.stream().map(row -> row.<Double>getAs("score"))).isEqualTo(expected);
  }
}
