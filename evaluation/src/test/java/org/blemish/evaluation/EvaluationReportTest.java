// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.inference.Model;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationReportTest {
  @TempDir private Path folder;

  private static Model trainedWith(String version) {
    Model model = TinyModel.ofFeatures(Preparation.stretched(new Size(64, 64)));
    ModelMetadata old = model.metadata();
    ModelMetadata metadata =
        new ModelMetadata(
            old.product(),
            old.method(),
            old.modality(),
            old.backbone(),
            old.settings(),
            old.fittedSamples(),
            old.dataDigest(),
            old.seed(),
            Map.of("blemish", version),
            old.parity());
    return new Model(
        metadata,
        model.pipeline(),
        model.backbone(),
        model.head(),
        model.decisionRule(),
        model.ignore(),
        model.gate(),
        model.digest());
  }

  private JsonNode written(EvaluationReport report) throws IOException {
    Path file = folder.resolve("report.html");
    report.write(file, folder);
    Matcher json =
        Pattern.compile("id=\"page\">(.*?)</script>", Pattern.DOTALL)
            .matcher(Files.readString(file));
    assertThat(json.find()).isTrue();
    return Json.read(json.group(1), JsonNode.class, "report");
  }

  @Test
  void eachVariantKeepsTheVersionsOfItsModel() throws IOException {
    EvaluationReport report = new EvaluationReport("tile");
    for (String version : List.of("1.0", "2.0")) {
      report.finish(
          "model " + version, trainedWith(version), Optional.empty(), Map.of(), List.of());
    }
    JsonNode provenance = written(report).path("provenance");
    assertThat(provenance.path("model 1.0 trained with blemish").asText()).isEqualTo("1.0");
    assertThat(provenance.path("model 2.0 trained with blemish").asText()).isEqualTo("2.0");
  }

  @Test
  void metricsThatAreUndefinedForOneReasonAreNamedTogether() {
    Map<String, String> absent = new LinkedHashMap<>();
    absent.put("image_auroc", "needs good and defective images");
    absent.put("image_f1_max", "needs defective images");
    absent.put("image_recall_at_0.01", "needs good and defective images");
    Metrics metrics =
        new Metrics(new Metrics.Counts(6, 0, 6), Map.of(), Map.of(), Map.of(), absent);

    assertThat(EvaluationReport.undefined(metrics))
        .containsExactly(
            "no Image AUROC; no Defective images found at 1 % false rejects: needs good and"
                + " defective images",
            "no Image F1 at the best threshold: needs defective images");
  }

  @Test
  void theGateReasonIsKeptWhereTheScoreAloneIsUnsureToo() throws IOException {
    Sample sample =
        new Sample(
            "test/good/0.png",
            Optional.of(Path.of("0.png")),
            Optional.empty(),
            Label.GOOD,
            "good",
            List.of(),
            Optional.empty());
    GateRejection rejection = new GateRejection("blurred", "blurred: sharpness 0.1");
    Inspection inspection =
        new Inspection(
            Inspection.SCHEMA,
            sample.id(),
            "00",
            new Size(16, 16),
            2.5,
            Optional.of(new Thresholds(3, 2, 1)),
            Optional.empty(),
            Verdict.UNSURE,
            Optional.of(rejection.sentence()),
            List.of(),
            Optional.empty(),
            Map.of());
    Model model = trainedWith("1.0");
    EvaluationReport report = new EvaluationReport("tile");
    report
        .variant("rgb", model)
        .inspected(
            new InspectedSample(
                sample,
                Input.of(Image.grey(new byte[256], 16, 16)),
                inspection,
                Optional.of(rejection),
                SampleTruth.UNKNOWN,
                Optional.empty()));
    report.finish("rgb", model, Optional.empty(), Map.of(), List.of());
    assertThat(written(report).at("/variants/0/samples/0/gateReason").asText())
        .isEqualTo(rejection.sentence());
  }
}
