// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

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
