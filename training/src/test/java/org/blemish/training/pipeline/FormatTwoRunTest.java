// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.blemish.core.depth.BackgroundRule;
import org.blemish.core.geometry.Size;
import org.blemish.core.input.Modality;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.data.Split;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.PreparedSize;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a run by a version with model format 2, which later versions have to read. */
class FormatTwoRunTest {
  @TempDir Path folder;

  private RunFolder run() throws IOException {
    return FormatTwoRun.copy(folder, "config.yaml", "split.json", "history.jsonl", "run.json");
  }

  @Test
  void theConfigurationKeepsItsMeaning() throws IOException {
    Configuration configuration = Configuration.saved(run().config());
    TrainingSettings settings = configuration.settings(Set.of("ast"));
    assertThat(settings.modality()).isEqualTo(Modality.RGB_DEPTH);
    assertThat(settings.seed()).isEqualTo(3);
    assertThat(settings.backbone().name()).isEqualTo("blocks");
    assertThat(settings.preparation().size()).isEqualTo(PreparedSize.fixed(new Size(64, 64)));
    assertThat(settings.preparation().ignore()).contains("ignore.yaml");
    assertThat(settings.depth().gapFillingPasses()).isEqualTo(3);
    assertThat(settings.depth().background()).isEqualTo(BackgroundRule.CORNERS);
    assertThat(settings.depth().relativeToBackground()).isTrue();
    assertThat(settings.decision().rates()).isEqualTo(new FalseRejectRates(0.3, 0.5));
    assertThat(settings.trainsGate()).isTrue();
    assertThat(settings.augmentation().orElseThrow()).containsExactly("noise 5", "exposure +15 %");
    JsonNode ast = configuration.section("ast");
    assertThat(ast.path("memoryBanks").fieldNames())
        .toIterable()
        .containsExactly("fine", "latents", "relief");
    assertThat(ast.path("terms").fieldNames())
        .toIterable()
        .containsExactly("distance", "fine", "latents", "relief");
    assertThat(ast.at("/memoryBanks/relief/components").asInt()).isEqualTo(4);
    assertThat(ast.at("/terms/relief/reduction/share").asDouble()).isEqualTo(0.05);
  }

  @Test
  void splitHistoryAndRunRecordAreRead() throws IOException {
    RunFolder run = run();
    Split split = Json.read(run.split(), Split.class);
    assertThat(split.fit()).hasSize(14).contains("train/good/rgb/013.png");
    assertThat(split.calibrate()).hasSize(6).contains("validation/good/rgb/000.png");
    List<Epoch> epochs = new History(run.history()).epochs();
    assertThat(epochs)
        .extracting(epoch -> epoch.phase() + " " + epoch.epoch())
        .containsExactly(
            "teacher 1", "teacher 2", "teacher 3", "student 1", "student 2", "student 3");
    assertThat(epochs.get(0).loss()).isEqualTo(0.17090960698468344);
    RunRecord record = RunRecord.read(run);
    assertThat(record.fit()).isEqualTo(14);
    assertThat(record.parityViews()).isEqualTo(16);
    assertThat(record.machine().peakMemoryMib()).contains(405L);
    assertThat(record.seconds()).containsEntry("gate", 1.120886234);
  }
}
