// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.blemish.core.geometry.Size;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that is killed by SIGKILL. */
@Tag("system")
class KilledTrainingTest {
  private static final int EPOCHS = 40;

  @TempDir Path folder;

  private Process train(Path product, Path run, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--data",
                product.toString(),
                "--output",
                run.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  private static String[] settings() {
    return new String[] {
      "--preset", "fast",
      "--threads", "1",
      "--set", "preparation.size=96x96",
      "--set", "ast.inputs=[s5]",
      "--set", "ast.components=6",
      "--set", "ast.teacher={hidden: 8, kernels: [3, 3], clamp: 3.0, epochs: %d}".formatted(EPOCHS),
      "--set", "ast.student={width: 8, blocks: 1, epochs: 2}",
      "--set", "ast.optimisation.batch=4"
    };
  }

  private void finished(Process process) throws Exception {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> text(folder.resolve("output.txt"))).isZero();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void resumedAfterAKillGivesTheSameModel() throws Exception {
    Path product =
        ProductGenerator.generate(
            ProductSettings.of(ProductKind.TILE)
                .withSize(new Size(96, 96))
                .withCounts(8, 3, 0, 0)
                .withDefects(List.of()),
            folder,
            ProductGenerator.GenerationProgress.NONE);
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    finished(train(product, whole, settings()));

    Process victim = train(product, killed, settings());
    Path history = killed.resolve("history.jsonl");
    while (victim.isAlive() && text(history).lines().count() < 3) {
      Thread.sleep(2);
    }
    victim.destroyForcibly().waitFor();
    assertThat(text(history).lines().count())
        .as("epochs before the kill, %s", text(folder.resolve("output.txt")))
        .isBetween(3L, (long) EPOCHS - 1);
    assertThat(killed.resolve("model.blemish")).doesNotExist();

    finished(train(product, killed, "--resume"));

    assertThat(Files.readAllBytes(killed.resolve("model.blemish")))
        .isEqualTo(Files.readAllBytes(whole.resolve("model.blemish")));
    assertThat(text(history).lines().count()).isEqualTo(EPOCHS + 2L);
    assertThat(killed.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTrainingThatIsTerminatedSaysHowToResumeAndEndsWithTheSignalsCode() throws Exception {
    Path product =
        ProductGenerator.generate(
            ProductSettings.of(ProductKind.TILE)
                .withSize(new Size(96, 96))
                .withCounts(8, 3, 0, 0)
                .withDefects(List.of()),
            folder,
            ProductGenerator.GenerationProgress.NONE);
    Path run = folder.resolve("terminated");
    Process victim = train(product, run, settings());
    while (victim.isAlive() && text(run.resolve("history.jsonl")).isEmpty()) {
      Thread.sleep(2);
    }
    victim.destroy(); // SIGTERM
    assertThat(victim.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(victim.exitValue()).as(() -> text(folder.resolve("output.txt"))).isEqualTo(143);
    assertThat(text(folder.resolve("output.txt")))
        .contains("blemish: stopped; finished epochs are kept, continue with --output " + run);
  }
}
