// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.model.EntryDigest;
import org.blemish.core.model.ModelFile;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.PartScores;
import org.blemish.core.scoring.Threshold;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @Test
  void onlyScoringGateAndModelCardChange() {
    Path fresh = folder.resolve("fresh.blemish");
    CommandResult program =
        calibrate(tiny.test().resolve("good"), "--output", fresh, "--reject", "0.4");
    assertThat(program.code()).isZero();
    Map<String, EntryDigest> before = entries(tiny.model());
    Map<String, EntryDigest> after = entries(fresh);
    assertThat(after.keySet()).containsAll(before.keySet());
    assertThat(
            after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrder(
            "scoring.json",
            "gate.json",
            "card.md",
            "calibration.json",
            "fingerprints.json",
            "history.json");
    try (ModelFile file = ModelFile.open(fresh)) {
      assertThat(file.decisionRule().scoring().settings().rates())
          .isEqualTo(new FalseRejectRates(0.4, 0.4));
      assertThat(file.decisionRule().calibration().orElseThrow().reject().rate().images())
          .isEqualTo(2);
    }
  }

  @Test
  void imagesOfOnePartCountAsOne() {
    Path fresh = folder.resolve("fresh.blemish");
    CommandResult program =
        calibrate(tiny.test().resolve("good"), "--output", fresh, "--group-by", "folder");

    assertThat(program.out()).contains("2 held-out good images of 1 part cannot state");
    try (ModelFile file = ModelFile.open(fresh)) {
      assertThat(file.decisionRule().calibration().orElseThrow().reject().rate().stated())
          .isEqualTo(0.5);
    }
  }

  @Test
  void thresholdsForPartsComeFromTheirHighestImages() throws IOException {
    Path parts = folder.resolve("parts");
    Path good = tiny.test().resolve("good/rgb");
    List<Path> images = List.of(good.resolve("000.png"), good.resolve("001.png"));
    for (int i = 0; i < images.size(); i++) {
      Path part = Files.createDirectories(parts.resolve("part" + i));
      for (int view = 0; view < 2; view++) {
        // Other pixels, so that no two files are the same image.
        Image image = Images.read(images.get(i));
        byte[] rgb = image.toRgb().clone();
        rgb[view] ^= 1;
        Files.write(
            part.resolve(view + ".png"), Images.png(Image.rgb(rgb, image.width(), image.height())));
      }
    }
    Path model = folder.resolve("parts.blemish");
    CommandResult calibrated = calibrate(parts, "--output", model, "--group-by", "folder");
    assertThat(calibrated.code()).as(calibrated.err()).isZero();
    List<Double> highest;
    try (ModelFile file = ModelFile.open(model)) {
      PartScores scores =
          file.calibrationRecord().orElseThrow().zones().get(0).parts().orElseThrow();
      assertThat(scores.images()).isEqualTo(2);
      highest = Arrays.stream(scores.scores().scores()).boxed().toList();
      assertThat(highest).hasSize(images.size());
    }
    CommandResult changed =
        CommandResult.run(
            "threshold",
            "--model",
            model,
            "--false-alarms",
            1,
            "--parts",
            2,
            "--images-per-part",
            2);
    assertThat(changed.out())
        .contains("1 false alarms among 2 good parts with 2 images")
        .contains("of good parts with 2 images above");
    try (ModelFile file = ModelFile.open(model)) {
      Threshold reject = file.decisionRule().calibration().orElseThrow().reject();
      assertThat(reject.rate().imagesPerPart()).hasValue(2);
      assertThat(highest).contains(reject.value());
    }
    assertThat(CommandResult.run("predict", "--model", model, "--group-by", "folder", parts).err())
        .doesNotContain("thresholds hold for");
  }

  @Test
  void printsTheFalseRejectBoundAndCountsDefects() {
    CommandResult program =
        calibrate(tiny.data(), "--output", folder.resolve("m"), "--defects", tiny.data());
    assertThat(program.out())
        .contains("defective   at most 20 % of good parts above: 4 held-out good images")
        .contains("of 7 called defective");
  }

  @Test
  void defectsDoNotChangeTheModel() {
    Path with = folder.resolve("with");
    Path without = folder.resolve("without");
    calibrate(tiny.data(), "--output", with, "--defects", tiny.data());
    calibrate(tiny.data(), "--output", without);
    Map<String, EntryDigest> changed = entries(with);
    Map<String, EntryDigest> expected = entries(without);
    changed.remove("history.json"); // says when
    expected.remove("history.json");
    assertThat(changed).isEqualTo(expected);
  }

  @Test
  void theModelIsReplacedOrAfterAFailureUnchanged() throws IOException {
    Path model = Files.copy(tiny.model(), folder.resolve("model.blemish"));
    Path good = Files.createDirectory(folder.resolve("good"));
    Files.copy(tiny.test().resolve("good/rgb/000.png"), good.resolve("0.png"));
    Files.writeString(good.resolve("1.png"), "not an image");
    CommandResult fails =
        CommandResult.run("calibrate", "--model", model, "--data", good, "--in-place");
    assertThat(fails.code()).isEqualTo(1);
    assertThat(fails.err()).contains("1.png");
    assertThat(model).hasSameBinaryContentAs(tiny.model());
    Files.delete(good.resolve("1.png"));
    assertThat(
            CommandResult.run("calibrate", "--model", model, "--data", good, "--in-place").code())
        .isZero();
    try (ModelFile file = ModelFile.open(model)) {
      file.verify();
      assertThat(file.digest()).isNotEqualTo(digest(tiny.model()));
    }
  }

  @Test
  void ratesOutOfRangeAreWrongUsage() {
    CommandResult program = calibrate(tiny.data(), "--in-place", "--reject", "1.5");
    assertThat(program.code()).isEqualTo(2);
    assertThat(program.err()).contains("reject is 1.5, must be between 0 and 1");
  }

  private static CommandResult calibrate(Path data, Object... more) {
    Object[] all = new Object[5 + more.length];
    System.arraycopy(
        new Object[] {"calibrate", "--model", tiny.run(), "--data", data}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return CommandResult.run(all);
  }

  private static Map<String, EntryDigest> entries(Path model) {
    try (ModelFile file = ModelFile.open(model)) {
      return new TreeMap<>(file.manifest().entries());
    }
  }

  private static String digest(Path model) {
    try (ModelFile file = ModelFile.open(model)) {
      return file.digest();
    }
  }
}
