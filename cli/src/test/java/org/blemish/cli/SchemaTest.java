// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Real output fits the schemas, and has no keys that they do not describe. The schemas themselves
 * allow further keys, which later versions may add.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SchemaTest {
  private static final String PREFIX = "blemish:/schema/";
  private static final String SUFFIX = ".schema.json";

  @TempDir private static Path folder;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  private final SchemaRegistry strict =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  iri -> {
                    if (!iri.startsWith(PREFIX)) {
                      return null;
                    }
                    JsonNode schema = schema(iri.substring(PREFIX.length()));
                    forbidOtherKeys(schema);
                    return Json.text(schema);
                  }));

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(folder);
  }

  private static JsonNode schema(String file) {
    try (InputStream in = Main.class.getResourceAsStream("schema/" + file)) {
      return Json.read(Objects.requireNonNull(in, file).readAllBytes(), JsonNode.class, file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void forbidOtherKeys(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(SchemaTest::forbidOtherKeys);
  }

  private void fits(String name, JsonNode value) {
    Schema schema = strict.getSchema(SchemaLocation.of(PREFIX + name + SUFFIX));
    assertThat(schema.validate(value)).as(name + ": " + value).isEmpty();
  }

  private void fits(String name, Path file) {
    fits(name, Json.read(file, JsonNode.class));
  }

  private void fits(String name, String json) {
    fits(name, Json.read(json, JsonNode.class, name));
  }

  private static CommandResult run(Object... args) {
    CommandResult result = CommandResult.run(args);
    assertThat(result.err()).doesNotContain("blemish:");
    return result;
  }

  @Test
  void resultsOfPredict() {
    Path coco = folder.resolve("coco.json");
    Path labelme = folder.resolve("labelme");
    List<String> lines =
        run(
                "predict",
                "--model",
                tiny.run(),
                "--format",
                "jsonl",
                "--coco",
                coco,
                "--labelme",
                labelme,
                tiny.test())
            .lines();
    lines.subList(0, lines.size() - 1).forEach(line -> fits("inspection", line));
    fits("predict-summary", lines.get(lines.size() - 1));
    fits("coco", coco);
    fits("labelme", labelme.resolve("hole/rgb/000.json"));
    List<String> parts =
        run(
                "predict",
                "--model",
                tiny.run(),
                "--format",
                "jsonl",
                "--group-by",
                "folder",
                tiny.test())
            .lines();
    parts.subList(0, parts.size() - 1).forEach(line -> fits("part-inspection", line));
    fits("predict-summary", parts.get(parts.size() - 1));
  }

  @Test
  void answersOfPredictFromStandardInput() {
    Path image = tiny.test().resolve("good/rgb/000.png");
    String lines =
        "no such file\n{\"path\":\"%s\",\"heatmap\":true,\"mask\":true}".formatted(image);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    try {
      List<String> answers = CommandResult.run("predict", "--model", tiny.run(), "--stdin").lines();
      fits("predict-failure", answers.get(0));
      fits("inspection", answers.get(1));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void filesOfARunAndItsModel() throws IOException {
    Path run = folder.resolve("ast");
    String trained =
        run(
                "train",
                "--json",
                "--data",
                tiny.data(),
                "--output",
                run,
                "--preset",
                "fast",
                "--set",
                "ast.teacher.epochs=1",
                "--set",
                "ast.student.epochs=1",
                "--set",
                "preparation.size=64x64",
                "--set",
                "split.calibrate=0.25")
            .out();
    fits("train", trained);
    fits("run", run.resolve("run.json"));
    fits("split", run.resolve("split.json"));
    List<String> history = Files.readAllLines(run.resolve("history.jsonl"));
    assertThat(history).isNotEmpty().allSatisfy(line -> fits("history", line));
    fits("info", run("info", "--model", run, "--json").out());
    Path entries = folder.resolve("entries");
    run("export", "--model", run, "--onnx", entries);
    fits("manifest", entries.resolve("manifest.json"));
  }

  @Test
  void resultsOfMeasurements() {
    Path result = folder.resolve("result");
    String evaluated =
        run(
                "evaluate",
                "--json",
                "--model",
                tiny.run(),
                "--data",
                tiny.data(),
                "--output",
                result,
                "--pro-limit",
                "0.3,0.01",
                "--maps")
            .out();
    fits("metrics", evaluated);
    assertThat(Json.read(evaluated, JsonNode.class, "out"))
        .isEqualTo(Json.read(result.resolve("metrics.json"), JsonNode.class));
    fits("curves", result.resolve("curves.json"));
    Path measured = folder.resolve("measured");
    run("metrics", "--maps", result.resolve("maps"), "--data", tiny.data(), "--output", measured);
    fits("metrics", measured.resolve("metrics.json"));
    Path probe = folder.resolve("probe");
    run("probe", "--model", tiny.run(), "--data", tiny.data(), "--repeats", 1, "--output", probe);
    fits("probe", probe.resolve("probe.json"));
    Path robustness = folder.resolve("robustness");
    run("robustness", "--model", tiny.run(), "--data", tiny.data(), "--output", robustness);
    fits("robustness", robustness.resolve("robustness.json"));
  }

  @Test
  void changedModelsAndChecks() {
    Path calibrated = folder.resolve("calibrated.blemish");
    fits(
        "changed-model",
        run(
                "calibrate",
                "--json",
                "--model",
                tiny.run(),
                "--data",
                tiny.data(),
                "--output",
                calibrated,
                "--defects",
                tiny.test().resolve("hole/rgb"))
            .out());
    Path changed = folder.resolve("changed.blemish");
    fits(
        "changed-model",
        run(
                "threshold",
                "--json",
                "--model",
                calibrated,
                "--reject-score",
                "5",
                "--output",
                changed)
            .out());
    fits("info", run("info", "--model", changed, "--json").out());
    fits("doctor", CommandResult.run("doctor", "--json").out());
    fits("data-report", run("data", "check", "--json", tiny.data()).out());
  }

  @Test
  void jobsOfABenchmark() throws IOException {
    Path output = folder.resolve("bench");
    String json =
        run(
                "benchmark",
                "--json",
                "--data",
                tiny.data(),
                "--output",
                output,
                "--methods",
                "padim",
                "--presets",
                "fast",
                "--seeds",
                "0",
                "--set",
                "preparation.size=64x64")
            .out();
    fits("benchmark", json);
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(file -> file.endsWith("cell.json")))
          .hasSize(1)
          .allSatisfy(file -> fits("cell", file));
    }
  }

  @Test
  void aWrongValueDoesNotFit() {
    Schema schema = strict.getSchema(SchemaLocation.of(PREFIX + "history" + SUFFIX));
    String good =
        "{\"phase\":\"teacher\",\"epoch\":1,\"loss\":1.5,\"learningRate\":0.1,\"seconds\":2.0}";
    for (String wrong :
        List.of(
            good.replace("1.5", "\"x\""),
            good.replace("\"epoch\":1,", ""),
            good.replace("loss", "lost"))) {
      assertThat(schema.validate(Json.read(wrong, JsonNode.class, "wrong"))).isNotEmpty();
    }
  }

  @Test
  void everySchemaIsDocumented() throws IOException {
    String formats = Files.readString(Path.of("../docs/formats.md"));
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/blemish/cli/schema"))) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
      assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(formats).contains(name));
    }
  }
}
