// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.metrics.Bootstrap;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;
import org.blemish.spark.SparkSessions;
import org.blemish.spark.TinyParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inspected and evaluated by Spark against {@code evaluate}, from the files of a data set on. */
@Tag("system")
class InspectionJobMetricsTest {
  private static final String DEFECTS_CONFIG =
      """
      [
        {"defect_name": "scratch", "pixel_value": 255,
         "saturation_threshold": 0.4, "relative_saturation": true},
        {"defect_name": "two screws", "pixel_value": 254,
         "saturation_threshold": 40, "relative_saturation": false}
      ]
      """;

  @TempDir Path folder;

  @Test
  void metricsAreThoseOfEvaluate() throws IOException {
    Path root = folder.resolve("product");
    parts(root, "train/good", 1);
    parts(root, "test/good", 5);
    parts(root, "test/square", 4);
    for (int i = 0; i < 4; i++) {
      mask(root.resolve("ground_truth/square/part-%03d_mask.png".formatted(i)), 20 + i, 255);
    }

    check(root, Preparation.stretched(TinyParts.SIZE), "pixel_auroc_192", "au_pro_0.3");
    // Pixels outside the region of interest are in no metric.
    check(
        root,
        new Preparation(
            TinyParts.SIZE,
            ResizeMode.STRETCH,
            Optional.of(new Rectangle(10, 26, 50, 30)),
            Optional.empty(),
            Optional.empty()),
        "pixel_auroc_192",
        "au_pro_0.05");
  }

  @Test
  void metricsOfRegionsWithSaturationAreThoseOfEvaluate() throws IOException {
    Path root = folder.resolve("loco");
    parts(root, "train/good", 1);
    parts(root, "validation/good", 1);
    parts(root, "test/good", 5);
    for (String type : List.of("logical_anomalies", "structural_anomalies")) {
      parts(root, "test/" + type, 4);
      for (int i = 0; i < 4; i++) {
        Path masks = root.resolve("ground_truth/%s/part-%03d".formatted(type, i));
        mask(masks.resolve("000.png"), type.length() + i, 255);
        mask(masks.resolve("001.png"), 28, 254); // overlaps the other one
      }
    }
    Files.writeString(root.resolve("defects_config.json"), DEFECTS_CONFIG);

    check(
        root,
        Preparation.stretched(TinyParts.SIZE),
        "image_auroc_mean",
        "au_spro_0.05",
        "au_spro_0.05_logical",
        "au_spro_1_structural");
  }

  /** Noise; a part with a defect has a square that is not always where its mask is. */
  private static void parts(Path root, String name, int count) throws IOException {
    Path parts = Files.createDirectories(root.resolve(name));
    for (int i = 0; i < count; i++) {
      Image image = TinyParts.image(name.hashCode() + i, !name.endsWith("good") && i != 1);
      Images.writePng(image, parts.resolve("part-%03d.png".formatted(i)));
    }
  }

  private static void mask(Path file, int from, int value) throws IOException {
    Files.createDirectories(requireNonNull(file.getParent()));
    byte[] pixels = new byte[3 * TinyParts.SIZE.area()];
    int width = TinyParts.SIZE.width();
    IntStream.range(from, from + 14)
        .flatMap(y -> IntStream.range(3 * (y * width + from), 3 * (y * width + from + 14)))
        .forEach(i -> pixels[i] = (byte) value);
    Images.writePng(Image.rgb(pixels, width, TinyParts.SIZE.height()), file);
  }

  private void check(Path root, Preparation preparation, String... included) throws IOException {
    Path model = TinyParts.model(folder, preparation);
    Dataset dataset = DatasetLayouts.detect(root).read(root);
    Metrics expected = evaluated(model, dataset);
    Path table = folder.resolve("parts.jsonl");
    Files.writeString(table, String.join("\n", dataset.test().stream().map(this::line).toList()));
    Path output = folder.resolve("output");
    SparkSession session = SparkSessions.local();

    new InspectionJob(model.toString(), table.toString(), output.toString()).run(session);

    String line = session.read().text(output.resolve("metrics").toString()).first().getString(0);
    JsonNode metrics = Json.read(line, JsonNode.class, "metrics").path("metrics");
    assertThat(expected.values()).containsKeys(included);
    assertThat(metrics.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(expected.values().keySet());
    expected
        .values()
        .forEach(
            (name, value) ->
                assertThat(metrics.path(name).asDouble()).as(name).isCloseTo(value, within(1e-12)));
  }

  private String line(Sample sample) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("image", sample.file().toString());
    part.put("defective", sample.label() == Label.DEFECTIVE);
    part.put("defect_type", sample.defectType());
    if (sample.label() == Label.DEFECTIVE) {
      List<String> masks = sample.masks().stream().map(Path::toString).toList();
      part.put("mask_path", masks.size() == 1 ? masks.get(0) : masks);
      if (masks.size() > 1) {
        part.put("defects_config", folder.resolve("loco/defects_config.json").toString());
      }
    }
    return Json.line(part);
  }

  private static Metrics evaluated(Path model, Dataset dataset) {
    EvaluationSettings defaults = EvaluationSettings.defaults();
    EvaluationSettings settings =
        new EvaluationSettings(
            defaults.proLimits(),
            defaults.sproLimits(),
            defaults.falseRejectRates(),
            defaults.resizedAurocSize(),
            new Bootstrap(1, 0.95, 0),
            1);
    try (Detector detector = Detector.open(model, TinyModel.ONE_THREAD)) {
      return new EvaluationRun(detector, dataset, settings, Optional.empty(), InferenceAreas.NONE)
          .run(sample -> {}, done -> {})
          .evaluation()
          .metrics();
    }
  }
}
