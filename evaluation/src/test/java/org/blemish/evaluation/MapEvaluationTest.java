// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.scan.FloatTiff;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.area.InferenceAreas;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of 4x2 whose map is highest at the right border, which is ignored. */
class MapEvaluationTest {
  private static final InferenceAreas LEFT =
      new InferenceAreas(Optional.empty(), Optional.of(new Rectangle(0, 0, 3, 2)));

  @TempDir private Path folder;
  private final List<Sample> samples = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    sample("test/good/0.png", List.of(), new float[] {1, 2, 3, 90, 1, 2, 3, 90});
    sample("test/dent/1.png", List.of(1), new float[] {1, 9, 3, 70, 1, 2, 3, 70});
    sample("test/dent/2.png", List.of(3, 7), new float[] {1, 2, 4, 80, 1, 2, 3, 80});
  }

  private static void writePng(byte[] grey, Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Images.writePng(Image.grey(grey, 4, 2), file);
  }

  private void sample(String id, List<Integer> defective, float[] map) throws IOException {
    boolean good = defective.isEmpty();
    Path image = folder.resolve(id);
    writePng(new byte[8], image);
    List<Path> masks = new ArrayList<>();
    if (!good) {
      byte[] mask = new byte[8];
      defective.forEach(i -> mask[i] = (byte) 255);
      masks.add(folder.resolve("mask").resolve(id));
      writePng(mask, masks.get(0));
    }
    FloatTiff.write(
        folder.resolve("maps").resolve(id.replace(".png", ".tiff")), new FloatMap(4, 2, map));
    samples.add(
        new Sample(
            id,
            Optional.of(image),
            Optional.empty(),
            good ? Label.GOOD : Label.DEFECTIVE,
            good ? "good" : "dent",
            masks,
            Optional.empty()));
  }

  private Dataset dataset() {
    return new Dataset("part", folder, "plain", List.of(), List.of(), samples);
  }

  private MapEvaluation evaluation(InferenceAreas areas) {
    return new MapEvaluation(
        dataset(), folder.resolve("maps"), Optional.empty(), EvaluationSettings.defaults(), areas);
  }

  @Test
  void theImageScoreIsTheHighestValueThatIsNotIgnored() throws IOException {
    evaluation(LEFT).write(folder.resolve("out"), done -> {});
    List<String> lines = Files.readAllLines(folder.resolve("out/scores.csv"));
    assertThat(lines.subList(1, 4).stream().map(line -> line.split(",")[3]).toList())
        .containsExactly("3.0", "9.0", "4.0");
  }

  @Test
  void excludedPixelsAndProvenanceAreRecorded() {
    evaluation(LEFT).write(folder.resolve("out"), done -> {});
    JsonNode json = Json.read(folder.resolve("out/metrics.json"), JsonNode.class);
    assertThat(json.path("excluded_pixels"))
        .isEqualTo(
            Json.read(
                "{\"images\": 3, \"pixels\": 6, \"total\": 24, \"fully_excluded\": 1}",
                JsonNode.class,
                "expected"));
    assertThat(json.at("/dataset/name").asText()).isEqualTo("part");
    assertThat(json.at("/dataset/layout").asText()).isEqualTo("plain");
    assertThat(json.at("/dataset/digest").asText()).isEqualTo(dataset().digest());
    assertThat(json.has("model")).isFalse();
    assertThat(json.path("images").path("defective").asInt()).isEqualTo(2);
  }

  @Test
  void rejectsAMapOfAnotherSizeThanItsImage() {
    FloatTiff.write(folder.resolve("maps/test/good/0.tiff"), FloatMap.zeros(new Size(2, 2)));
    assertThatThrownBy(() -> evaluation(InferenceAreas.NONE).write(folder, done -> {}))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("test/good/0.png is 2x2, its image 4x2");
  }
}
