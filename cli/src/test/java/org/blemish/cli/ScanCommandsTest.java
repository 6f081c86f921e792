// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Images;
import org.blemish.core.input.InputReader;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.Scans;
import org.blemish.inference.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that use scans. */
class ScanCommandsTest {
  @TempDir private static Path shared;
  private static Path data = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void draw() {
    CommandResult.run(
        "generate", "--output", shared, "--name", "tiny", "--size", 64, "--counts", "6,3,1,1");
    data = shared.resolve("tiny");
  }

  /** Panels of 64 pixels are enlarged to 320, 4 pixels apart, with a strip below. */
  private static void assertPanels(Size heatMap, int panels) {
    assertThat(heatMap.width()).isEqualTo(panels * 324 - 4);
    assertThat(heatMap.height()).isGreaterThan(320);
  }

  @Test
  void depthAloneReadsScansAndDrawsThem() {
    Path run = folder.resolve("run");
    assertThat(TinyRun.train(data, run, "depth", List.of("depth")))
        .satisfies(program -> assertThat(program.code()).as(program.err()).isZero());
    Path heat = folder.resolve("heat");
    CommandResult program =
        CommandResult.run("predict", "--model", run, "--heatmaps", heat, data.resolve("test"));
    assertThat(program.code()).as(program.err()).isZero();
    assertThat(program.lines()).hasSize(1 + 8).last().asString().endsWith("/xyz/000.tiff");
    // Shaded depth, the part, the map over the depth.
    assertPanels(Images.size(heat.resolve("hole/xyz/000.png")), 3);
    Path image = data.resolve("test/hole/rgb/000.png");
    assertThat(score(run, image)).isEqualTo(score(run, data.resolve("test/hole/xyz/000.tiff")));
    CommandResult fresh =
        CommandResult.run(
            "calibrate", "--model", run, "--data", data, "--output", folder.resolve("fresh"));
    assertThat(fresh.out()).contains("3 held-out good images");
  }

  @Test
  void colourWithDepthNeedsBothAndReportsTheMissingOne() throws IOException {
    Path run = folder.resolve("run");
    assertThat(TinyRun.train(data, run, "rgb+depth", List.of("s4", "depth")))
        .satisfies(program -> assertThat(program.code()).as(program.err()).isZero());
    Path image = data.resolve("test/hole/rgb/000.png");
    assertThat(CommandResult.run("predict", "--model", run, image).code()).isZero();
    Path heat = folder.resolve("heat");
    CommandResult.run("predict", "--model", run, "--heatmaps", heat, image);
    assertPanels(Images.size(heat.resolve("000.png")), 4);
    Path alone = Files.copy(image, folder.resolve("lone.png"));
    assertThat(CommandResult.run("predict", "--model", run, alone).err())
        .contains("lone.png: modality rgb+depth needs a 3D scan");
    Files.copy(data.resolve("test/good/xyz/000.tiff"), folder.resolve("lone.tiff"));
    assertThat(score(run, alone)).isNotEqualTo(score(run, image));
  }

  @Test
  void readsDepthPngsByTheScaleStoredInTheModel() throws IOException {
    Path levels = inHundredthsOfMillimetres(data.resolve("train/good/xyz"), "levels/train/good");
    inHundredthsOfMillimetres(data.resolve("validation/good/xyz"), "levels/validation/good");
    inHundredthsOfMillimetres(data.resolve("test/hole/xyz"), "levels/test/hole");
    assertThat(
            TinyRun.train(levels, folder.resolve("without-scale"), "depth", List.of("depth")).err())
        .contains("_depth.png: depth is stored in whole levels")
        .contains("--scan-scale 0.001 for millimetres");
    Path run = folder.resolve("run");
    CommandResult trained =
        TinyRun.train(levels, run, "depth", List.of("depth"), "--scan-scale", "0.00001");
    assertThat(trained.code()).as(trained.err()).isZero();

    Path png = levels.resolve("test/hole/000_depth.png");
    assertThat(CommandResult.run("predict", "--model", run, png).code()).isZero();
    InputReader reader = Model.read(run.resolve("model.blemish")).pipeline().reader();
    Scan own = reader.read("png", Optional.empty(), Optional.of(png)).scan().orElseThrow();
    FloatMap exact = Scans.read(data.resolve("test/hole/xyz/000.tiff")).z();
    assertThat(own.z().values()).containsExactly(exact.values(), within(1e-5f));
  }

  /** Copies scans as 16-bit PNG, and returns the data set's folder. */
  private Path inHundredthsOfMillimetres(Path scans, String target) throws IOException {
    Path to = Files.createDirectories(folder.resolve(target));
    try (Stream<Path> files = Files.list(scans)) {
      for (Path file : files.sorted().toList()) {
        FloatMap z = Scans.read(file).z();
        BufferedImage png =
            new BufferedImage(z.width(), z.height(), BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < z.height(); y++) {
          for (int x = 0; x < z.width(); x++) {
            png.getRaster().setSample(x, y, 0, Math.round(100000 * z.get(x, y)));
          }
        }
        String name = String.valueOf(file.getFileName()).replace(".tiff", "_depth.png");
        ImageIO.write(png, "png", to.resolve(name).toFile());
      }
    }
    return folder.resolve("levels");
  }

  private static String score(Path run, Path part) {
    CommandResult program = CommandResult.run("predict", "--model", run, "--format", "csv", part);
    assertThat(program.code()).as(program.err()).isZero();
    return program.lines().get(1).split(",")[1];
  }
}
