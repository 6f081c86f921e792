// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.scan.Scans;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model file of format 2 (AST on colour and depth with memory banks, a quality gate and an
 * ignored area), with what the version that wrote it said of four parts in {@code expected.json}.
 * Every later version has to read it and give the same results: the files are never regenerated.
 */
class FormatTwoTest {
  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        requireNonNull(FormatTwoTest.class.getResource("/format-2/" + name), name).toURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "hole", "dent", "dark"})
  void hasTheResultsOfTheVersionThatWroteIt(String name) throws URISyntaxException {
    Input part =
        Input.of(
            Images.read(file("parts/" + name + ".png")),
            Scans.read(file("parts/" + name + ".tiff")));
    JsonNode expected = expected("parts/" + name + ".png");
    try (Detector detector = Detector.open(file("run/model.blemish"), TinyModel.ONE_THREAD)) {
      Inspection inspection = detector.inspect(part);

      assertThat(inspection.score()).isCloseTo(expected.get("score").asDouble(), within(1e-4));
      assertThat(inspection.verdict()).hasToString(expected.get("verdict").asText());
      assertThat(inspection.thresholds().orElseThrow().reject())
          .isEqualTo(expected.at("/thresholds/reject").asDouble());
      assertThat(inspection.thresholds().orElseThrow().unsure())
          .isEqualTo(expected.at("/thresholds/unsure").asDouble());
      assertThat(inspection.reason().isPresent()).isEqualTo(expected.has("reason"));
      List<Region> regions = inspection.regions();
      int expectedRegions = expected.get("regions").size();
      // The version that wrote it left a defective part without a region now and then.
      boolean added = expectedRegions == 0 && inspection.verdict() == Verdict.DEFECTIVE;
      assertThat(regions).hasSize(added ? 1 : expectedRegions);
      for (int i = 0; i < expectedRegions; i++) {
        JsonNode region = expected.get("regions").get(i);
        assertThat(regions.get(i).area()).isEqualTo(region.get("area").asInt());
        assertThat(regions.get(i).score()).isCloseTo(region.get("score").asDouble(), within(1e-3));
      }
    }
  }

  @Test
  void namesItsOrigin() throws URISyntaxException {
    Model model = Model.read(file("run/model.blemish"));

    assertThat(model.metadata().method()).isEqualTo("ast");
    assertThat(model.metadata().fittedSamples()).isEqualTo(14);
    assertThat(model.ignore().orElseThrow().isEmpty()).isFalse();
    assertThat(model.gate()).isPresent();
  }

  private static JsonNode expected(String source) throws URISyntaxException {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode node : Json.read(file("expected.json"), JsonNode.class)) {
      if (node.get("source").asText().equals(source)) {
        found.add(node);
      }
    }
    assertThat(found).as(source).hasSize(1);
    return found.get(0);
  }
}
