// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Label;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.PixelTruth;
import org.blemish.evaluation.metrics.ScoredImage;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.blemish.spark.SparkSessions;
import org.blemish.spark.TinyParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionJobTest {
  @TempDir Path folder;

  @Test
  void aTableWithLabelsIsInspectedAndEvaluated() throws IOException {
    List<Path> images = TinyParts.images(Files.createDirectory(folder.resolve("images")), 3);
    Path mask = folder.resolve("mask.png");
    BitSet square = new BitSet();
    IntStream.range(24, 40).forEach(y -> square.set(64 * y + 24, 64 * y + 40));
    Images.writePng(new Mask(64, 64, square), mask);
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < images.size(); i++) {
      Map<String, Object> part =
          i % 3 == 0
              ? Map.of(
                  "image",
                  images.get(i).toString(),
                  "defective",
                  true,
                  "mask_path",
                  mask.toString())
              : Map.of("image", images.get(i).toString(), "defective", false);
      table.append(Json.line(part)).append('\n');
    }
    Path parts = Files.writeString(folder.resolve("parts.jsonl"), table);
    Path output = folder.resolve("output");
    String model = TinyParts.model(folder).toString();
    SparkSession session = SparkSessions.local();
    new InspectionJob(model, parts.toString(), output.toString()).run(session);

    Dataset<Row> results = session.read().parquet(output.resolve("results").toString());
    assertThat(results.count()).isEqualTo(3);
    assertThat(results.filter("verdict = 'DEFECTIVE' and defective").count()).isEqualTo(1);
    String line = session.read().text(output.resolve("metrics").toString()).first().getString(0);
    JsonNode metrics = Json.read(line, JsonNode.class, "metrics");
    assertThat(metrics.at("/metrics/image_auroc").asDouble()).isEqualTo(1);
    assertThat(metrics.at("/metrics/au_pro_0.3").asDouble())
        .isCloseTo(overlap(model, images, Images.readMask(mask)), within(1e-12));
    assertThat(metrics.at("/verdicts/found/count").asInt()).isEqualTo(1);

    new InspectionJob(model, folder.resolve("images").toString(), output.toString()).run(session);

    assertThat(session.read().parquet(output.resolve("results").toString()).columns())
        .startsWith("path", "score")
        .doesNotContain("content");
  }

  @Test
  void wrongArgumentsAreOneClearError() {
    assertThatThrownBy(() -> InspectionJob.main(new String[] {"model.blemish"}))
        .isInstanceOf(BlemishException.class)
        .hasMessage("1 arguments, expected three: MODEL PARTS OUTPUT");
  }

  /** AU-PRO up to 0.3 by the evaluation of one machine. */
  private static double overlap(String model, List<Path> images, Mask mask) {
    EvaluationSettings settings = EvaluationSettings.defaults();
    try (Detector detector = Detector.open(Path.of(model), TinyModel.ONE_THREAD);
        Evaluator evaluator = new Evaluator(settings)) {
      for (int i = 0; i < images.size(); i++) {
        Inspection inspection = detector.inspect(Images.read(images.get(i)));
        evaluator.add(
            new ScoredImage(
                "part-" + i,
                inspection.score(),
                i % 3 == 0 ? Label.DEFECTIVE : Label.GOOD,
                i % 3 == 0 ? "square" : "good"),
            inspection.map().orElseThrow(),
            i % 3 == 0 ? new PixelTruth.PlainMask(mask) : PixelTruth.good(mask.size()));
      }
      return evaluator.finish().metrics().value(MetricKey.auPro(0.3)).orElseThrow();
    }
  }
}
