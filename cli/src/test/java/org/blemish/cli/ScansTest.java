// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that look at scans. */
class ScansTest {
  @TempDir private static Path shared;
  private static Path data = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void draw() {
    Program.run(
        "generate", "--output", shared, "--name", "tiny", "--size", 64, "--counts", "6,3,1,1");
    data = shared.resolve("tiny");
  }

  @Test
  void depthAloneReadsScansAndDrawsThem() {
    Path run = folder.resolve("run");
    assertThat(TinyRun.train(data, run, "depth", List.of("depth")))
        .satisfies(program -> assertThat(program.code()).as(program.err()).isZero());
    Path heat = folder.resolve("heat");
    Program program =
        Program.run("predict", "--model", run, "--heatmaps", heat, data.resolve("test"));
    assertThat(program.code()).as(program.err()).isZero();
    assertThat(program.lines()).hasSize(1 + 8).last().asString().endsWith("/xyz/000.tiff");
    assertThat(Images.size(heat.resolve("hole/xyz/000.png"))).isEqualTo(new Size(64, 64));
    Path image = data.resolve("test/hole/rgb/000.png");
    assertThat(score(run, image)).isEqualTo(score(run, data.resolve("test/hole/xyz/000.tiff")));
    Program fresh =
        Program.run(
            "calibrate", "--model", run, "--data", data, "--output", folder.resolve("fresh"));
    assertThat(fresh.out()).contains("3 held-out good images");
  }

  @Test
  void colourWithDepthTakesBothAndSaysWhereOneIsMissing() throws IOException {
    Path run = folder.resolve("run");
    assertThat(TinyRun.train(data, run, "rgb+depth", List.of("s4", "depth")))
        .satisfies(program -> assertThat(program.code()).as(program.err()).isZero());
    Path image = data.resolve("test/hole/rgb/000.png");
    assertThat(Program.run("predict", "--model", run, image).code()).isZero();
    Path lone = Files.copy(image, folder.resolve("lone.png"));
    assertThat(Program.run("predict", "--model", run, lone).err())
        .contains("lone.png: modality rgb+depth needs a 3D scan");
    Files.copy(data.resolve("test/good/xyz/000.tiff"), folder.resolve("lone.tiff"));
    assertThat(score(run, lone)).isNotEqualTo(score(run, image));
  }

  private static String score(Path run, Path part) {
    Program program = Program.run("predict", "--model", run, "--format", "csv", part);
    assertThat(program.code()).as(program.err()).isZero();
    return program.lines().get(1).split(",")[1];
  }
}
