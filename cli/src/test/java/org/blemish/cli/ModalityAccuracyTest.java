// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.blemish.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each sensor sees of a drawn product, small enough to be learned in seconds. */
class ModalityAccuracyTest {
  @TempDir private Path folder;

  @Test
  void colourAndDepthTogetherSeeWhatEachAloneMisses() {
    CommandResult drawn =
        CommandResult.run("generate", "--output", folder, "--seed", 3, "--counts", "40,10,12,6");
    assertThat(drawn.code()).as(drawn.err()).isZero();
    Path data = folder.resolve("biscuit");
    JsonNode rgb = metrics(data, "rgb");
    JsonNode depth = metrics(data, "depth", "depth.grid={width: 16, height: 16}");
    JsonNode both = metrics(data, "rgb+depth");

    double colourAlone = rgb.path("image_auroc").asDouble();
    double depthAlone = depth.path("image_auroc").asDouble();
    assertThat(both.path("image_auroc").asDouble())
        .isGreaterThan(Math.max(colourAlone, depthAlone) + 0.05);
    // Patches in detail see the shade that some dents cast: an image AUROC of 0.81 by colour alone.
    assertThat(seen(depth, "bump", "dent")).isGreaterThan(seen(rgb, "bump", "dent") + 0.1);
    assertThat(seen(rgb, "print", "stain")).isGreaterThan(seen(depth, "print", "stain") + 0.3);
    assertThat(seen(both, "bump", "dent", "missing")).isGreaterThan(0.85);
    assertThat(seen(both, "print", "stain")).isGreaterThan(0.75);
  }

  /** Nearest neighbours on images like those of the demo. */
  private JsonNode metrics(Path data, String modality, String... settings) {
    Path run = folder.resolve(modality);
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--data",
                data,
                "--output",
                run,
                "--preset",
                "fast",
                "--method",
                "patchcore",
                "--modality",
                modality,
                "--threads",
                2));
    arguments.addAll(List.of("--set", "preparation.size=256x256"));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    CommandResult trained = CommandResult.run(arguments.toArray());
    assertThat(trained.code()).as(trained.err()).isZero();
    Path result = folder.resolve(modality + "-result");
    CommandResult evaluated =
        CommandResult.run("evaluate", "--model", run, "--data", data, "--output", result);
    assertThat(evaluated.code()).as(evaluated.err()).isZero();
    return Json.read(result.resolve("metrics.json"), JsonNode.class);
  }

  /** Mean image AUROC of some kinds of defects. */
  private static double seen(JsonNode metrics, String... defects) {
    return Arrays.stream(defects)
        .mapToDouble(
            defect -> metrics.path("by_defect").path(defect).path("image_auroc").asDouble())
        .average()
        .orElseThrow();
  }
}
