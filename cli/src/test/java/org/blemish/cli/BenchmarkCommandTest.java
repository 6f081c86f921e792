// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.experiments.benchmark.AblationsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Real trainings of tiny products, each in its own process. */
class BenchmarkCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private int benchmark(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "benchmark",
                "--data",
                folder.resolve("root").toString(),
                "--output",
                folder.resolve("out").toString(),
                "--methods=patchcore",
                "--presets=fast",
                "--seeds=0",
                "--job-memory=1",
                "--set=preparation.size=64x64",
                "--set=patchcore.memoryBanks=[{name: neighbour, input: s3, components: 0, smoothing: 3,"
                    + " patches: 40, candidates: 200, projection: 16}]",
                "--set=patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
                    + " reduction: {kind: top_mean, share: 0.003}, weight: 1.0}]"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private void generate(ProductKind kind) {
    ProductGenerator.generate(
        ProductSettings.of(kind)
            .withSize(new Size(64, 64))
            .withCounts(4, 0, 2, 2)
            .withDefects(List.of(ProductDefect.STAIN)),
        folder.resolve("root"),
        ProductGenerator.GenerationProgress.NONE);
  }

  private List<Path> results() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out/cells"))) {
      return files.filter(file -> file.endsWith("cell.json")).sorted().toList();
    }
  }

  @Test
  void finishedJobsAreKeptAndAFailingOneIsReported() throws IOException {
    generate(ProductKind.TILE);
    generate(ProductKind.GASKET);
    assertThat(benchmark()).as("%s", err).isZero();
    assertThat(results()).hasSize(2);
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("| tile | ", "| gasket | ", "| mean | ", "patchcore fast rgb");
    assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    byte[] first = Files.readAllBytes(results().get(0));
    Object written = Files.getLastModifiedTime(results().get(0));

    // A third category whose training cannot succeed, and the same command again.
    generate(ProductKind.BISCUIT);
    for (int i = 0; i < 4; i++) {
      Path broken = folder.resolve("root/biscuit/train/good/rgb/00%d.png".formatted(i));
      Files.writeString(broken, "not an image");
    }
    assertThat(benchmark()).isEqualTo(1);
    assertThat(results()).hasSize(3);
    assertThat(Files.getLastModifiedTime(results().get(1))).isEqualTo(written);
    assertThat(Files.readAllBytes(results().get(1))).isEqualTo(first);
    assertThat(out.toString()).contains("failed      1 jobs");
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("biscuit, patchcore fast rgb, seed 0")
        .contains("000.png")
        .contains("mean of 2 that all columns have");
    assertThat(Files.readAllLines(folder.resolve("out/results.csv"))).hasSize(4);

    String both = folder.resolve("out").toString();
    assertThat(run("benchmark", "compare", both, both, "--fail-if-worse", "0.5")).isZero();
    assertThat(out.toString()).contains("verdict: NOT WORSE");
    assertThat(run("benchmark", "compare", both, both, "--figures", "pixel_auroc")).isZero();
    assertThat(out.toString()).contains("pixel_auroc");

    // Old option names.
    Path others = folder.resolve("others.csv");
    Files.writeString(others, "name,category,image_auroc\nOther,tile,0.5\n");
    assertThat(run("benchmark", "report", both, "--peers", others.toString())).isZero();
    assertThat(Files.readString(folder.resolve("out/report.md"))).contains("| Other | ");

    System.setProperty("blemish.program", "/opt/my tools/blemish");
    try {
      Path page = folder.resolve("results page.md");
      assertThat(run("benchmark", "report", both, "--page", page.toString())).isZero();
      assertThat(Files.readString(page))
          .contains(
              "`'/opt/my tools/blemish' benchmark report %s --page '%s'`".formatted(both, page));
    } finally {
      System.clearProperty("blemish.program");
    }
  }

  @Test
  void reportsSeveralDataSetsAndSharesTheirFeatures() throws IOException {
    generate(ProductKind.TILE);
    String root = folder.resolve("root").toString();
    assertThat(
            benchmark(
                "--data",
                "again=" + folder.resolve("root/tile"),
                "--data",
                "set=" + root,
                "--categories=again,set/tile",
                "--methods=patchcore,padim",
                "--set=padim.inputs=[s3]",
                "--set=padim.dimensions=8",
                "--pro-limit=0.1"))
        .as("%s", err)
        .isZero();
    assertThat(folder.resolve("out/features")).doesNotExist();
    assertThat(Files.readString(folder.resolve("out/report.md")))
        .contains("| again | ", "| set/tile | ", "AU-PRO 0.1", "AU-PRO to 10 % false positives");
    // The second method reads the features that the first computed, and reports their time.
    assertThat(seconds("set/tile/padim-fast-rgb"))
        .isEqualTo(seconds("set/tile/patchcore-fast-rgb"))
        .isNotEqualTo(seconds("again/padim-fast-rgb"));
  }

  private double seconds(String job) {
    return Json.read(folder.resolve("out/cells/" + job + "/seed-0/run/run.json"), JsonNode.class)
        .path("seconds")
        .path("features")
        .asDouble();
  }

  @Test
  void wrongNamesAreReportedBeforeAnythingIsRun() {
    generate(ProductKind.TILE);
    assertThat(benchmark("--set=patchcore.memory=3")).isEqualTo(1);
    assertThat(err.toString()).contains("memory");
    assertThat(benchmark("--categories=screw")).isEqualTo(1);
    assertThat(err.toString()).contains("no category screw");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void ablationsAreCheckedBeforeAnythingIsRun() throws IOException {
    generate(ProductKind.TILE);
    Path file = folder.resolve("ablations.yaml");
    Files.writeString(file, "few: [patchcore.units=RAW]\nwrong: [patchcore.memory=3]\n");
    for (String option : List.of("--ablations", "--variants")) {
      assertThat(benchmark(option, file.toString())).isEqualTo(1);
      assertThat(err.toString()).contains("memory");
      err.getBuffer().setLength(0);
    }
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(AblationsFile.read(file)).containsOnlyKeys("few", "wrong");
  }

  @Test
  void withoutDataItIsWrongUsage() {
    assertThat(run("benchmark", "--output", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--data");
  }

  @Test
  void theOldNameOfJobMemoryIsAccepted() {
    generate(ProductKind.TILE);
    assertThat(benchmark("--cell-memory=0.1")).isEqualTo(1);
    assertThat(err.toString()).contains("--job-memory at least 0.5");
  }
}
