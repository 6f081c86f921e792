// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelFile;
import org.blemish.inference.onnx.OnnxModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @Test
  void aRunIsExportedAgainToTheSameBytes() throws IOException {
    byte[] before = Files.readAllBytes(tiny.model());
    Files.delete(tiny.model());
    CommandResult program = CommandResult.run("export", tiny.run(), "--data", tiny.data());
    assertThat(program.code()).as(program.err()).isZero();
    assertThat(program.out()).contains("differs by").contains("good parts above");
    assertThat(Files.readAllBytes(tiny.model())).isEqualTo(before);
  }

  @Test
  void graphsCanBeOpenedByOthers() {
    CommandResult program = CommandResult.run("export", "--model", tiny.run(), "--onnx", folder);
    assertThat(program.code()).isZero();
    assertThat(OnnxModel.read(folder.resolve("head.onnx")).outputs())
        .singleElement()
        .satisfies(output -> assertThat(output.name()).isEqualTo("near_s4"));
    assertThat(OnnxModel.read(folder.resolve("backbone.onnx")).inputs()).hasSize(1);
    assertThat(Json.read(folder.resolve("scoring.json"), JsonNode.class).has("calibration"))
        .isTrue();
  }

  @Test
  void infoPrintsTheSameAsTextAndAsJson() {
    CommandResult words = CommandResult.run("info", "--model", tiny.run());
    JsonNode json =
        Json.read(
            CommandResult.run("info", "--model", tiny.run(), "--json").out(),
            JsonNode.class,
            "info");
    try (ModelFile file = ModelFile.open(tiny.model())) {
      assertThat(words.out())
          .contains("patchcore", "8 good samples", "64x64", file.digest())
          .contains("at most 20 % of good parts above: 4 held-out good images");
      assertThat(json.path("digest").asText()).isEqualTo(file.digest());
    }
    assertThat(json.at("/manifest/model/fittedSamples").asInt()).isEqualTo(8);
    assertThat(json.at("/pipeline/outputs/0").asText()).isEqualTo("s4");
  }

  @Test
  void metricsOfGivenMapsEqualThoseOfTheModel() {
    Path own = folder.resolve("own");
    Path given = folder.resolve("given");
    CommandResult.run(
        "evaluate", "--model", tiny.run(), "--data", tiny.data(), "--output", own, "--maps");
    CommandResult program =
        CommandResult.run(
            "metrics",
            "--maps",
            own.resolve("maps"),
            "--data",
            tiny.data(),
            "--output",
            given,
            "--scores",
            own.resolve("scores.csv"),
            "--pro-limit",
            "0.1,0.3",
            "--recall-at",
            "0.25");
    assertThat(program.code()).as(program.err()).isZero();
    JsonNode expected = Json.read(own.resolve("metrics.json"), JsonNode.class);
    JsonNode measured = Json.read(given.resolve("metrics.json"), JsonNode.class);
    for (String metric :
        new String[] {"image_auroc", "image_f1_max", "pixel_auroc", "au_pro_0.3", "images"}) {
      assertThat(measured.get(metric)).as(metric).isNotNull().isEqualTo(expected.get(metric));
    }
    assertThat(measured.get("au_pro_0.1").asDouble()).isBetween(0.0, 1.0);
    assertThat(measured.get("image_recall_at_0.25").asDouble()).isBetween(0.0, 1.0);
    assertThat(measured.fieldNames())
        .toIterable()
        .doesNotContain("au_pro_0.05", "image_recall_at_0.05");
  }

  @Test
  void aMissingMapIsNamedBeforeAnythingIsMeasured() {
    CommandResult program =
        CommandResult.run(
            "metrics", "--maps", folder, "--data", tiny.data(), "--output", folder.resolve("out"));
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.err()).contains("no anomaly map of test/").contains(".tiff");
  }
}
