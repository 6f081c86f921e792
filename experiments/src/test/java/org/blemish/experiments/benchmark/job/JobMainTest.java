// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings of a tiny product in this process. */
class JobMainTest {
  private static final List<String> SETTINGS =
      List.of("preparation.size=64x64", "padim.inputs=[s3]", "padim.dimensions=8");

  @TempDir private Path folder;

  private Path product() {
    return ProductGenerator.generate(
        ProductSettings.of(ProductKind.TILE)
            .withSize(new Size(64, 64))
            .withCounts(6, 4, 2, 2)
            .withDefects(List.of(ProductDefect.STAIN)),
        folder,
        ProductGenerator.GenerationProgress.NONE);
  }

  private JobFile file(Path data) {
    return new JobFile(
        data.toString(),
        "mvtec-3d",
        new BenchmarkJob("tile", new MethodSetup("padim", "fast", Modality.RGB), 7),
        new JobSettings(Optional.empty(), Optional.empty(), SETTINGS),
        new MetricLimits(List.of(0.1), List.of()),
        1,
        Optional.empty());
  }

  private JobResult run(JobFile file) {
    return run(file, new ByteArrayOutputStream());
  }

  private JobResult run(JobFile file, ByteArrayOutputStream progress) {
    Path job = folder.resolve("job");
    JobMain.run(
        file.write(job), new JobProgress(new PrintStream(progress, true, StandardCharsets.UTF_8)));
    return JobResult.read(job).orElseThrow();
  }

  private Path inRun(String name) {
    return folder.resolve("job/run").resolve(name);
  }

  @Test
  void theResultAgreesWithTheFilesOfTrainingAndEvaluation() throws IOException {
    ByteArrayOutputStream progress = new ByteArrayOutputStream();
    JobResult result = run(file(product()), progress);
    assertThat(result.error()).isEmpty();
    JsonNode metrics = Json.read(folder.resolve("job/evaluation/metrics.json"), JsonNode.class);
    assertThat(result.metrics())
        .containsKey("au_pro_0.1")
        .containsEntry("image_auroc", metrics.at("/image_auroc").asDouble());
    assertThat(result.images()).isEqualTo(4);
    VerdictCounts verdicts = result.verdicts().orElseThrow();
    assertThat(verdicts.falseRejects().total()).isEqualTo(2);
    assertThat(verdicts.found().count() + verdicts.unsure().count() + verdicts.missed().count())
        .isEqualTo(2);
    Cost cost = result.cost().orElseThrow();
    JsonNode run = Json.read(inRun("run.json"), JsonNode.class);
    assertThat(cost.trainStages())
        .containsEntry("fit", run.at("/seconds/fit").asDouble())
        .containsKey("features");
    assertThat(cost.latencyMilliseconds())
        .isEqualTo(metrics.at("/milliseconds/median").asDouble())
        .isPositive();
    assertThat(cost.modelBytes()).isEqualTo(Files.size(inRun("model.blemish")));
    assertThat(folder.resolve("job/evaluation/mistakes")).isNotEmptyDirectory();
    assertThat(inRun("features")).doesNotExist();
    assertThat(inRun("checkpoints")).doesNotExist();
    List<JsonNode> lines =
        progress
            .toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> Json.read(line, JsonNode.class, "progress"))
            .toList();
    assertThat(lines)
        .anyMatch(
            line ->
                line.path("stage").asText().equals("evaluating")
                    && line.path("done").asInt() == 4
                    && line.path("total").asInt() == 4);
  }

  @Test
  void aFinishedTrainingIsOnlyEvaluatedAndOneWithoutItsReportIsResumed() throws IOException {
    JobFile file = file(product());
    run(file);
    byte[] record = Files.readAllBytes(inRun("run.json"));
    run(file);
    assertThat(Files.readAllBytes(inRun("run.json"))).isEqualTo(record);

    Files.delete(inRun("report.html")); // as if killed after run.json was written
    assertThat(run(file).error()).isEmpty();
    assertThat(inRun("report.html")).exists();
  }

  @Test
  void aTrainingKilledBeforeItsConfigurationWasSavedStartsAgain() throws IOException {
    Files.createDirectories(inRun(""));
    Files.writeString(inRun("split.json"), "half");
    assertThat(run(file(product())).error()).isEmpty();
  }

  @Test
  void aMissingTimeInTheRecordOfTheTrainingIsAnError() throws IOException {
    JobFile file = file(product());
    run(file);
    String record = Files.readString(inRun("run.json"));
    Files.writeString(inRun("run.json"), record.replace("\"seconds\"", "\"minutes\""));
    assertThat(run(file).error().orElseThrow()).contains("run.json").contains("seconds");
  }

  @Test
  void wrongDataAreAnErrorInTheResult() {
    JobResult result = run(file(folder.resolve("nowhere")));
    assertThat(result.error().orElseThrow()).contains("nowhere");
    assertThat(result.cost()).isEmpty();
  }
}
