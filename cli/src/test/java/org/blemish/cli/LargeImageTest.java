// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.data.text.Yaml;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training and inspection of 48 megapixels in tiles. */
@Tag("system")
class LargeImageTest {
  private static final Size SIZE = new Size(8000, 6000);
  private static final int LATTICE = 100;
  private static final long TWO_GIB = 2L << 30;

  @TempDir private Path folder;

  /** Squares of slightly different greys between dark lines. */
  private static byte[] lattice(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] rgb = new byte[3 * SIZE.area()];
    byte[] greys = new byte[SIZE.width()];
    for (int y = 0, i = 0; y < SIZE.height(); y++) {
      if (y % LATTICE == 0) {
        random.nextBytes(greys);
      }
      for (int x = 0; x < SIZE.width(); x++, i += 3) {
        boolean line = y % LATTICE < 3 || x % LATTICE < 3;
        int grey = line ? 60 : 120 + (greys[x / LATTICE] & 15);
        rgb[i] = (byte) grey;
        rgb[i + 1] = (byte) grey;
        rgb[i + 2] = (byte) grey;
      }
    }
    return rgb;
  }

  private Path write(byte[] rgb, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Images.writePng(Image.rgb(rgb, SIZE.width(), SIZE.height()), file);
    return file;
  }

  @Test
  void anInspectionInTilesWithItsHeatMapTakesLessThanTwoGibibytes() throws Exception {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.isReadable(status), "this system does not say how much memory a process held");
    for (int i = 0; i < 2; i++) {
      write(lattice(i), "panel/train/good/" + i + ".png");
    }
    byte[] spotted = lattice(7);
    for (int y = 4220; y < 4280; y++) {
      for (int x = 6120; x < 6180; x++) {
        spotted[3 * (y * SIZE.width() + x)] = (byte) 250;
      }
    }
    Path part = write(spotted, "part.png");
    Path run = folder.resolve("run");
    CommandResult trained =
        CommandResult.run(
            "train",
            "--data",
            folder.resolve("panel"),
            "--output",
            run,
            "--method",
            "patchcore",
            "--preset",
            "fast",
            "--set",
            "split.calibrate=0.5",
            "--set",
            "preparation.size=8000x6016",
            "--set",
            "preparation.tile=512",
            "--set",
            "preparation.overlap=64",
            "--set",
            "patchcore.memoryBanks=[{name: neighbour, input: s5, components: 16, smoothing: 3,"
                + " patches: 300, candidates: 20000, projection: 16}]",
            "--set",
            "patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
                + " reduction: {kind: top_mean, share: 0.003}, weight: 1.0}]");
    assertThat(trained.code()).as(trained.err()).isZero();

    Path heat = folder.resolve("heat");
    Path out = folder.resolve("out.json");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true",
                    "-XX:+UseParallelGC",
                    "-XX:MaxRAMPercentage=40",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "predict",
                    "--model",
                    run.toString(),
                    "--format",
                    "jsonl",
                    "--heatmaps",
                    heat.toString(),
                    part.toString()))
            .redirectError(folder.resolve("err.txt").toFile())
            .redirectOutput(out.toFile())
            .start();
    long peak = 0;
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
    }
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err.txt"))).isZero();
    assertThat(peak).isBetween(200L << 20, TWO_GIB);

    JsonNode inspection = Yaml.tree(Files.readAllLines(out).get(0), "out.json");
    JsonNode strongest = inspection.path("regions").path(0);
    assertThat(strongest.path("x").asDouble()).isBetween(6100.0, 6200.0);
    assertThat(strongest.path("y").asDouble()).isBetween(4200.0, 4300.0);
    Size drawn = Images.size(heat.resolve("part.png"));
    assertThat(drawn.width()).isEqualTo(SIZE.width());
    // A strip with the result is below the image.
    assertThat(drawn.height()).isBetween(SIZE.height() + 1, SIZE.height() + 400);
  }

  /** Peak memory of a process; 0 where it has just ended. */
  private static long peak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
