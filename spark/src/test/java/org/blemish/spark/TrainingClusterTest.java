// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.spark.job.TrainingJob;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real trainings on two executors, one of which is killed. Needs the program in {@code
 * cli/target/lib}, which {@code mvn package -pl cli -am} builds; without it the test is skipped and
 * says so.
 */
@Tag("system")
class TrainingClusterTest {
  private static final Path LIBRARIES =
      Path.of(System.getProperty("blemish.libraries", "../cli/target/lib")).toAbsolutePath();
  private static final int TEACHER_EPOCHS = 30;
  private static final int STUDENT_EPOCHS = 2;

  @TempDir Path folder;

  private static List<String> settings(Path data) {
    return List.of(
        "--data=" + data,
        "--preset=fast",
        "--set=preparation.size=96x96",
        "--set=ast.inputs=[s5]",
        "--set=ast.components=6",
        "--set=ast.teacher={hidden: 8, kernels: [3, 3], clamp: 3.0, epochs: %d}"
            .formatted(TEACHER_EPOCHS),
        "--set=ast.student={width: 8, blocks: 1, epochs: %d}".formatted(STUDENT_EPOCHS),
        "--set=ast.optimisation.batch=4");
  }

  @Test
  void aTrainingWhoseExecutorIsKilledIsContinuedByAnother() throws Exception {
    requireProgram();
    Path data =
        ProductGenerator.generate(
            ProductSettings.of(ProductKind.TILE)
                .withSize(new Size(96, 96))
                .withCounts(8, 3, 2, 2)
                .withDefects(List.of(ProductDefect.STAIN)),
            folder,
            ProductGenerator.GenerationProgress.NONE);
    List<String> evaluate = List.of("--data", data.toString());
    Path table =
        Files.writeString(
            folder.resolve("trainings.jsonl"),
            Stream.of(
                    Map.of("name", "one", "train", settings(data), "evaluate", evaluate),
                    Map.of("name", "two", "train", settings(data), "evaluate", evaluate),
                    Map.of(
                        "name",
                        "cells",
                        "benchmark",
                        List.of(
                            "--data=" + data,
                            "--methods=padim",
                            "--presets=fast",
                            "--job-memory=1",
                            "--set=preparation.size=64x64"),
                        "each",
                        Map.of("--seeds", List.of("0", "1"))))
                .map(Json::line)
                .collect(Collectors.joining("\n")));
    Path output = folder.resolve("output");
    try (SparkSession spark = SparkSessions.cluster()) {
      CompletableFuture<Void> job =
          CompletableFuture.runAsync(
              () ->
                  new TrainingJob(table.toString(), output.toString(), LIBRARIES.toString())
                      .run(spark));
      Path history = output.resolve("trainings/one/run/history.jsonl");
      while (lines(history) < 3) {
        assertThat(job).as("the job ended before its executor was killed").isNotDone();
        Thread.sleep(5);
      }
      ProcessHandle trainer = trainer(output.resolve("trainings/one/running.txt"));
      ProcessHandle executor = trainer.parent().orElseThrow();
      assertThat(executor.pid()).isNotEqualTo(ProcessHandle.current().pid());
      executor.destroyForcibly();
      trainer.onExit().get(20, TimeUnit.SECONDS); // the trainer ends with its executor
      assertThat(lines(history)).isLessThan(TEACHER_EPOCHS);
      job.get(5, TimeUnit.MINUTES);

      Map<String, Row> rows =
          spark.read().parquet(output.resolve("results").toString()).collectAsList().stream()
              .collect(Collectors.toMap(row -> row.getAs("name"), row -> row));
      assertThat(rows).containsOnlyKeys("one", "two", "cells-0", "cells-1");
      assertThat(rows.values())
          .allSatisfy(
              row -> {
                assertThat(row.<String>getAs("error")).isNull();
                assertThat(row.getJavaMap(row.fieldIndex("metrics")).toString())
                    .contains("image_auroc");
              });
      assertThat(row(rows, "one").<Integer>getAs("attempt")).isEqualTo(1);
      // Continued, not begun anew: no epoch twice, and the model of an uninterrupted training. An
      // epoch that was killed after its checkpoint has no line.
      assertThat(lines(history))
          .isBetween(TEACHER_EPOCHS + STUDENT_EPOCHS - 1L, TEACHER_EPOCHS + STUDENT_EPOCHS + 0L);
      assertThat(row(rows, "one").<String>getAs("model_digest"))
          .isEqualTo(row(rows, "two").getAs("model_digest"));
      assertThat(row(rows, "cells-1").<Long>getAs("seed")).isEqualTo(1);
      assertThat(output.resolve("benchmark/report.html")).isNotEmptyFile();
    }
  }

  private static Row row(Map<String, Row> rows, String name) {
    return Objects.requireNonNull(rows.get(name), name);
  }

  private static void requireProgram() {
    if (!Files.isDirectory(LIBRARIES)) {
      String skipped =
          "SKIPPED: %s is missing: build the program by mvn -DskipTests package -pl cli -am"
              .formatted(LIBRARIES);
      System.err.println(skipped);
      Assumptions.abort(skipped);
    }
  }

  private static long lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).lines().count() : 0;
  }

  private static ProcessHandle trainer(Path pidFile) throws IOException {
    return Optional.of(Files.readString(pidFile).split(" ")[0])
        .map(Long::parseLong)
        .flatMap(ProcessHandle::of)
        .orElseThrow();
  }
}
