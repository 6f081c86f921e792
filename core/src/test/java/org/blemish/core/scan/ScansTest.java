// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScansTest {
  /** Ten levels per millimetre, as the files with levels were made. */
  private static final ScanUnits LEVELS = ScanUnits.scaled(0.0001);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloud_lzw.tiff",
        "cloud_f4.npy",
        "cloud_f4_bigendian.npy",
        "cloud_f8.npy",
        "version2.npy",
        "ascii.pcd",
        "binary.pcd",
        "padded.pcd",
        "ascii.ply",
        "binary.ply",
        "bigendian.ply"
      })
  void cloudsOfAllFormatsAreTheSameScan(String name) {
    Scan expected = Scans.read(ScanTestFiles.path("/scan/cloud_raw.tiff"));
    Scan scan = Scans.readCloud(ScanTestFiles.path("/scan/" + name), ScanUnits.METRES);
    assertThat(scan.z().size()).isEqualTo(expected.z().size());
    assertThat(scan.z().values()).containsExactly(expected.z().values());
    assertThat(scan.x().orElseThrow().values())
        .containsExactly(expected.x().orElseThrow().values());
    assertThat(scan.y().orElseThrow().values())
        .containsExactly(expected.y().orElseThrow().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth_strips.tiff", "depth_f4.npy", "depth_f4_one_channel.npy"})
  void depthAloneIsAScanToo(String name) {
    Scan scan = Scans.read(ScanTestFiles.path("/scan/" + name));
    assertThat(scan.z().values())
        .containsExactly(Scans.read(ScanTestFiles.path("/scan/cloud_raw.tiff")).z().values());
    assertThat(scan.x()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth_16bit.png", "levels_u2.npy", "levels_u2_bigendian.npy"})
  void levelsBecomeMetresByTheirScale(String name) {
    Scan scan = Scans.read(ScanTestFiles.path("/scan/" + name), LEVELS);
    FloatMap expected = Scans.read(ScanTestFiles.path("/scan/cloud_raw.tiff")).z();
    assertThat(scan.z().size()).isEqualTo(expected.size());
    assertThat(scan.z().values()).containsExactly(expected.values(), within(0.000051f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth_16bit.png", "levels_u2.npy"})
  void levelsWithoutAScaleAreRefused(String name) {
    refused(name, ScanUnits.UNSPECIFIED, "metres per level");
  }

  @Test
  void treatsNonFiniteValuesAsNoReadingInEveryChannel() {
    float nan = Float.NaN;
    Path file = folder.resolve("holes.tiff");
    FloatTiff.write(
        file,
        new FloatMap(4, 1, new float[] {1, 2, nan, 4}),
        new FloatMap(4, 1, new float[] {nan, 6, 7, 8}),
        new FloatMap(4, 1, new float[] {0.5f, Float.POSITIVE_INFINITY, 0.7f, -0f}));
    Scan scan = Scans.read(file);
    assertThat(scan.z().values()).containsExactly(0.5f, 0, 0.7f, 0);
    assertThat(scan.x().orElseThrow().values()).containsExactly(1, 0, 0, 0);
    assertThat(scan.y().orElseThrow().values()).containsExactly(0, 0, 7, 0);
  }

  @Test
  void aNormalisedRangeCountsLevelZeroAsAReading() {
    ScanUnits units = ScanUnits.range(0.5, 1.5);
    assertThat(units.depth(0)).isEqualTo(0.5f);
    assertThat(units.depth(65535)).isEqualTo(1.5f);
    assertThat(units.depth(13107)).isEqualTo(0.7f);
    assertThat(ScanUnits.MILLIMETRES.depth(0)).isZero();
    assertThat(ScanUnits.MILLIMETRES.depth(250)).isEqualTo(0.25f);
  }

  @Test
  void readsTheRangeOfLevelsFromTheInfoFile() throws IOException {
    Path file = folder.resolve("007_depth.png");
    Files.copy(ScanTestFiles.path("/scan/depth_16bit.png"), file);
    assertThatThrownBy(() -> Scans.read(file)).hasMessageContaining("metres per level");
    Path range = folder.resolve("007_info_depth.yaml");
    Files.writeString(range, "other: 1\nnormalization:\n  max: 6.5535\n  min: 0.0\n");
    FloatMap expected = Scans.read(file, LEVELS).z();
    assertThat(Scans.read(file).z().values()).containsExactly(expected.values(), within(1e-6f));

    Files.writeString(range, "normalization:\n  min: 2\n");
    assertThatThrownBy(() -> Scans.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("007_info_depth.yaml")
        .hasMessageContaining("min below max");
  }

  @Test
  void aWrittenScanIsReadBack() {
    Scan cloud = Scans.read(ScanTestFiles.path("/scan/cloud_raw.tiff"));
    Path file = folder.resolve("cloud.tiff");
    Scans.write(file, cloud);
    Scan back = Scans.readCloud(file, ScanUnits.UNSPECIFIED);
    assertThat(back.z().values()).containsExactly(cloud.z().values());
    assertThat(back.x().map(FloatMap::values))
        .hasValueSatisfying(x -> assertThat(x).containsExactly(cloud.x().orElseThrow().values()));
    Scans.write(file, Scan.ofDepth(cloud.z()));
    assertThat(Scans.read(file).x()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "grey_8bit.png, 1 channel of 16 bits",
    "colour_8bit.png, 1 channel of 16 bits",
    "depth_double.tiff, 32-bit floats",
    "two_channels.tiff, 1 (depth) or 3",
    "fortran.npy, Fortran order",
    "int32.npy, 'float32, float64 or uint16'",
    "vector.npy, '[height, width]'",
    "four_channels.npy, '[height, width]'",
    "pickled.npy, '|O'",
    "all_zero.npy, no reading",
    "compressed.pcd, binary_compressed",
    "unorganised.pcd, not organised",
    "unorganised.ply, not organised",
    "no_z.ply, no field z"
  })
  void rejectsNonScansWithNameAndReason(String name, String reason) {
    refused(name, LEVELS, reason);
  }

  @Test
  void depthAloneIsNotAPointCloud() {
    Path file = ScanTestFiles.path("/scan/depth_f4.npy");
    assertThatThrownBy(() -> Scans.readCloud(file, ScanUnits.METRES))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("depth_f4.npy")
        .hasMessageContaining("three (x, y, z)");
  }

  @Test
  void missingAndForeignFilesAreRefusedAndNamed() throws IOException {
    Path foreign = Files.writeString(folder.resolve("notes.txt"), "hello, no scan");
    assertThatThrownBy(() -> Scans.read(foreign))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("PCD");
    assertThatThrownBy(() -> Scans.read(folder.resolve("gone.tiff")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("gone.tiff")
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloud_raw.tiff",
        "cloud_lzw.tiff",
        "depth_16bit.png",
        "cloud_f4.npy",
        "ascii.pcd",
        "binary.pcd",
        "ascii.ply",
        "binary.ply"
      })
  void truncatedFilesAreRefusedAndNamed(String name) throws IOException {
    byte[] whole = Files.readAllBytes(ScanTestFiles.path("/scan/" + name));
    for (double share : new double[] {0.001, 0.02, 0.3, 0.6, 0.9}) {
      Path file = folder.resolve(name);
      Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));
      assertThatThrownBy(() -> Scans.read(file, LEVELS))
          .as("%s cut to %s", name, share)
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cloud_f4.npy, '(20, 26, 3)', '(99999, 99999, 3)'",
    "binary.pcd, 'WIDTH 26', 'WIDTH 99999999'",
    "ascii.pcd, 'WIDTH 26', 'WIDTH 2600'",
    "ascii.ply, 'vertex 520', 'vertex 999'"
  })
  void headersThatStateTooManyPixelsAreRefusedBeforeDecoding(
      String name, String truth, String claim) throws IOException {
    byte[] bytes = Files.readAllBytes(ScanTestFiles.path("/scan/" + name));
    String text = new String(bytes, ISO_8859_1);
    assertThat(text).contains(truth);
    Path file = folder.resolve(name);
    Files.writeString(file, text.replace(truth, claim), ISO_8859_1);
    assertThatThrownBy(() -> Scans.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(name);
  }

  private static void refused(String name, ScanUnits units, String reason) {
    Path file = ScanTestFiles.path("/scan/" + name);
    assertThatThrownBy(() -> Scans.read(file, units))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(reason);
  }
}
