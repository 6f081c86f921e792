// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.blemish.core.json.Json;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.model.ModelFile;
import org.blemish.data.Split;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  /** More samples than have images on the page. */
  private static final int TRAIN = 60;

  private static final int IMAGES = 48;

  @TempDir Path folder;

  @Test
  void allScoresThatSetTheThresholdsAreOnThePageAndTheHighestHaveImages() throws IOException {
    Path product = TinyProduct.generate(folder, 0, TRAIN);

    TrainedRun run =
        Trainer.train(
            folder.resolve("run"),
            TinyProduct.read(product),
            TinyProduct.configuration("split.calibrate=0.9"),
            Progress.NONE);

    List<String> heldOut = Json.read(run.folder().split(), Split.class).calibrate();
    assertThat(heldOut).hasSizeGreaterThan(IMAGES);
    String page = Files.readString(run.folder().report());
    Map<String, Double> scores = scores(page);
    assertThat(scores).containsOnlyKeys(heldOut);
    Set<String> shown =
        Pattern.compile("data-image=\"([^\"]*)\"")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    List<String> highest =
        scores.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .limit(IMAGES)
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(highest);
  }

  @Test
  void scoresOfCrossFittingAreThoseThatSetTheThresholds() throws IOException {
    TrainedRun run =
        Trainer.train(
            folder.resolve("run"),
            TinyProduct.read(TinyProduct.generate(folder, 0, 12)),
            TinyProduct.configuration(
                "split.calibrate=0",
                "patchcore.terms=[{map: neighbour, standardise: per_position, smoothing: 1,"
                    + " reduction: {kind: max}, weight: 1.0}]"),
            Progress.NONE);

    Map<String, Double> scores = scores(Files.readString(run.folder().report()));
    try (ModelFile file = ModelFile.open(run.folder().model())) {
      List<CalibrationImage> images =
          file.calibrationRecord().orElseThrow().zones().get(0).images();
      assertThat(scores).hasSameSizeAs(images);
      assertThat(images)
          .allSatisfy(
              image ->
                  assertThat(scores.get(image.id()))
                      .isCloseTo(image.sample().score(), within(1e-6)));
    }
  }

  private static Map<String, Double> scores(String page) {
    MatchResult json =
        Pattern.compile("id=\"page\">(.*?)</script>", Pattern.DOTALL)
            .matcher(page)
            .results()
            .findFirst()
            .orElseThrow();
    Map<String, Double> scores = new LinkedHashMap<>();
    for (JsonNode sample :
        Json.read(json.group(1), JsonNode.class, "page").at("/variants/0/samples")) {
      scores.put(sample.path("id").asText(), sample.path("score").asDouble());
    }
    return scores;
  }
}
