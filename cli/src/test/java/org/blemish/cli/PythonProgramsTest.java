// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Python programs in {@code examples/python}. {@code BLEMISH_PYTHON} names a Python with numpy,
 * Pillow and onnxruntime, {@code python3} by default; without it or them the tests are skipped and
 * say so.
 */
class PythonProgramsTest {
  private static final Path PROGRAMS = Path.of("../examples/python");
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("BLEMISH_PYTHON")).orElse("python3");

  private static final String TERMS_WITH_FLOORS =
      "patchcore.terms=[{map: near_s4, standardise: none, smoothing: 1, reduction: {kind: max}, weight: 1, floor: 0.5},"
          + " {map: near_s4, standardise: none, smoothing: 3, reduction: {kind: mean}, weight: 0.5, floor: -0.1}]";

  @TempDir private static Path folder;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @BeforeAll
  static void train() {
    Path data = TinyRun.train(folder).data();
    Path run = folder.resolve("floors");
    CommandResult trained =
        TinyRun.train(data, run, "rgb", List.of("s4"), "--set", TERMS_WITH_FLOORS);
    assertThat(trained.code()).as(trained.err()).isZero();
    tiny = new TinyRun(data, run);
  }

  /** Output lines of a Python program; the test is skipped if modules are missing. */
  private static List<String> python(String modules, Object... args)
      throws IOException, InterruptedException {
    if (!start(List.of("-c", "import " + modules)).orElse(false)) {
      String skipped =
          "SKIPPED: %s with the modules %s is not installed; BLEMISH_PYTHON can name one"
              .formatted(PYTHON, modules);
      System.err.println(skipped);
      Assumptions.abort(skipped);
    }
    assertThat(start(Arrays.stream(args).map(Object::toString).toList())).contains(true);
    return Files.readAllLines(folder.resolve("python.out"));
  }

  /** Whether a program succeeds; empty if there is no Python. */
  private static Optional<Boolean> start(List<String> args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("python.out").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "BLEMISH",
                "'%s' -cp '%s' org.blemish.cli.Main"
                    .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path")),
                "PYTHONIOENCODING",
                StandardCharsets.UTF_8.name()));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return Optional.empty();
    }
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("Python takes longer than 3 minutes: " + args);
    }
    return Optional.of(process.exitValue() == 0);
  }

  private static List<Path> images() throws IOException {
    try (Stream<Path> files = Files.walk(tiny.test())) {
      return files.filter(file -> file.toString().matches(".*/rgb/.*png")).sorted().toList();
    }
  }

  private static List<JsonNode> inspections() throws IOException {
    List<Object> args = new ArrayList<>(List.of("predict", "--model", tiny.run()));
    args.addAll(List.of("--format", "jsonl"));
    args.addAll(images());
    List<String> lines = CommandResult.run(args.toArray()).lines();
    return lines.subList(0, lines.size() - 1).stream()
        .map(line -> Json.read(line, JsonNode.class, "line"))
        .toList();
  }

  @Test
  void numpyAndOnnxRuntimeGiveTheSameScores() throws IOException, InterruptedException {
    Path graphs = folder.resolve("graphs");
    assertThat(CommandResult.run("export", "--model", tiny.run(), "--onnx", graphs).code())
        .isZero();
    List<Object> args = new ArrayList<>(List.of(PROGRAMS.resolve("onnx_scores.py"), graphs));
    args.addAll(images());
    List<String> lines = python("numpy, PIL, onnxruntime", args.toArray());
    List<JsonNode> inspections = inspections();
    assertThat(lines).hasSameSizeAs(inspections).isNotEmpty();
    for (int i = 0; i < lines.size(); i++) {
      double score = Double.parseDouble(lines.get(i).split("\t", -1)[0]);
      assertThat(score).isCloseTo(inspections.get(i).path("score").asDouble(), within(1e-5));
    }
  }

  @Test
  void aPythonProgramInspectsThroughStandardInput() throws IOException, InterruptedException {
    List<Object> args = new ArrayList<>(List.of(PROGRAMS.resolve("predict_stdin.py"), tiny.run()));
    args.addAll(images());
    List<String> lines = python("json", args.toArray());
    List<JsonNode> inspections = inspections();
    assertThat(lines).hasSameSizeAs(inspections).isNotEmpty();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode inspection = inspections.get(i);
      assertThat(lines.get(i))
          .startsWith(
              "%s %s %s "
                  .formatted(
                      inspection.path("source").asText(),
                      inspection.path("verdict").asText(),
                      inspection.path("score").asText()));
    }
  }

  @Test
  void mlflowReadsARun() throws IOException, InterruptedException {
    Path store = folder.resolve("mlruns");
    Path result = folder.resolve("result");
    CommandResult.run("evaluate", "--model", tiny.run(), "--data", tiny.data(), "--output", result);
    Path metrics = result.resolve("metrics.json");
    CommandResult exported =
        CommandResult.run("export", "--model", tiny.run(), "--mlflow", store, "--metrics", metrics);
    assertThat(exported.err()).isEmpty();
    Path run = Path.of(exported.lines().get(0));
    assertThat(run.resolve("params/method")).hasContent("patchcore");
    String auroc = Json.read(metrics, JsonNode.class).path("image_auroc").asText();
    assertThat(Files.readString(run.resolve("metrics/image_auroc")).split(" ", -1)[1])
        .isEqualTo(auroc);

    Path program = Files.writeString(folder.resolve("read.py"), READ_RUN);
    assertThat(python("mlflow", program, store, tiny.data().getFileName()))
        .containsExactly("patchcore", auroc, "FINISHED", tiny.run().toUri().toString());
  }

  @Test
  void mapsOfAnomalibAreMeasured() throws IOException, InterruptedException {
    Path maps = folder.resolve("anomalib-maps");
    Path scores = folder.resolve("anomalib.csv");
    Path program = Files.writeString(folder.resolve("anomalib.py"), ANOMALIB_BATCHES);
    python("numpy, PIL", program, PROGRAMS.toAbsolutePath(), tiny.data(), maps, scores);
    Path measured = folder.resolve("anomalib");
    CommandResult metrics =
        CommandResult.run(
            "metrics",
            "--maps",
            maps,
            "--scores",
            scores,
            "--data",
            tiny.data(),
            "--output",
            measured);
    assertThat(metrics.code()).isZero();
    JsonNode json = Json.read(measured.resolve("metrics.json"), JsonNode.class);
    assertThat(json.path("image_auroc").asDouble()).isEqualTo(1);
    assertThat(json.path("pixel_auroc").asDouble()).isGreaterThan(0.5);
  }

  /** Batches as anomalib returns them, with scores that separate good and defective images. */
  private static final String ANOMALIB_BATCHES =
      """
      import pathlib, sys, types
      import numpy as np
      from PIL import Image
      sys.path.insert(0, sys.argv[1])
      from anomalib_maps import write_maps
      root = pathlib.Path(sys.argv[2])
      paths = sorted(root.glob("test/*/rgb/*.png"))
      def values(path):
          mask = path.parents[1] / "gt" / path.name
          drawn = Image.open(mask).convert("L").resize((32, 32), Image.BILINEAR)
          return np.asarray(drawn, dtype=np.float32)[None] / 255
      batches = [types.SimpleNamespace(image_path=[str(p)], anomaly_map=[values(p)],
                 pred_score=[float("good" not in p.parts)]) for p in paths]
      write_maps(batches, root=root, maps=sys.argv[3], scores=sys.argv[4])
      """;

  private static final String READ_RUN =
      """
      import os, sys
      os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
      from mlflow import MlflowClient
      client = MlflowClient(sys.argv[1])
      experiment = client.get_experiment_by_name(sys.argv[2])
      run = client.search_runs([experiment.experiment_id])[0]
      print(run.data.params["method"])
      print(run.data.metrics["image_auroc"])
      print(run.info.status)
      print(run.info.artifact_uri)
      """;
}
