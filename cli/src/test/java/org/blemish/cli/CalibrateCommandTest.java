// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.blemish.core.model.EntryDigest;
import org.blemish.core.model.ModelFile;
import org.blemish.core.scoring.FalseRejectRates;
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
