// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTiffTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"cloud_deflate.tiff", "cloud_bigendian.tiff"})
  void publishedContainersHoldTheSameCloudBitForBit(String name) {
    assertSame(
        FloatTiff.read(ScanTestFiles.path("/golden/" + name)),
        FloatTiff.read(ScanTestFiles.path("/golden/cloud_raw.tiff")));
  }

  @Test
  void holdsTheValuesOfTheReference() throws IOException {
    Tensor cloud =
        requireNonNull(
            Safetensors.read(ScanTestFiles.path("/golden/depth.safetensors")).get("xyz"));
    List<FloatMap> channels = FloatTiff.read(ScanTestFiles.path("/golden/cloud_raw.tiff"));
    assertThat(channels).hasSize(cloud.size(2));
    assertThat(channels.get(0).size()).isEqualTo(new Size(cloud.size(1), cloud.size(0)));
    for (int i = 0; i < cloud.values().length; i++) {
      assertThat(channels.get(i % 3).values()[i / 3]).isEqualTo(cloud.values()[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloud_lzw.tiff",
        "cloud_tiles.tiff",
        "cloud_tiles_bigendian_deflate.tiff",
        "cloud_deflate_strips.tiff",
        "cloud_planar.tiff",
        "cloud_predictor.tiff"
      })
  void stripsTilesAndCompressionsHoldTheSameCloudBitForBit(String name) {
    assertSame(FloatTiff.read(ScanTestFiles.path("/scan/" + name)), rawCloud());
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth_strips.tiff", "depth_lzw.tiff"})
  void oneChannelIsADepthMap(String name) {
    assertSame(FloatTiff.read(ScanTestFiles.path("/scan/" + name)), rawCloud().subList(2, 3));
  }

  @Test
  void writtenMapsAreReadBackBitForBit() {
    float[] odd = {Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f};
    FloatMap map = new FloatMap(3, 2, odd);
    Path one = folder.resolve("sub/one.tiff");
    FloatTiff.write(one, map);
    assertSame(FloatTiff.read(one), List.of(map));

    FloatMap other = new FloatMap(3, 2, new float[] {1, 2, 3, 4, 5, 6});
    FloatMap third = new FloatMap(3, 2, new float[] {-1, -2, -3, -4, -5, -6});
    Path three = folder.resolve("three.tiff");
    FloatTiff.write(three, map, other, third);
    assertSame(FloatTiff.read(three), List.of(map, other, third));
  }

  @Test
  void writesThePixelsOfTheReferenceWriter() throws Exception {
    Path file = folder.resolve("cloud.tiff");
    FloatTiff.write(file, rawCloud().toArray(FloatMap[]::new));
    byte[] written = Files.readAllBytes(file);
    byte[] reference = Files.readAllBytes(ScanTestFiles.path("/scan/cloud_raw.tiff"));
    int pixels = 4 * 3 * rawCloud().get(0).size().area();
    assertThat(tail(written, pixels)).isEqualTo(tail(reference, pixels));
  }

  @Test
  void theSameValuesGiveTheSameBytesAndNothingElseStays() throws IOException {
    FloatMap map = new FloatMap(2, 2, new float[] {1, 2, 3, 4});
    FloatTiff.write(folder.resolve("a.tiff"), map);
    byte[] first = Files.readAllBytes(folder.resolve("a.tiff"));
    FloatTiff.write(folder.resolve("a.tiff"), map);
    assertThat(Files.readAllBytes(folder.resolve("a.tiff"))).isEqualTo(first);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("a.tiff"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth_double.tiff", "depth_uint16.tiff", "two_channels.tiff"})
  void filesOfOtherTypesAreRefusedAndNamed(String name) throws Exception {
    Path file = ScanTestFiles.path("/scan/" + name);
    assertThatThrownBy(() -> FloatTiff.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("32-bit floats");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 100, 250, 3000, 6500})
  void aTruncatedFileIsRefusedAndNamed(int length) throws Exception {
    Path file = folder.resolve("short.tiff");
    byte[] whole = Files.readAllBytes(ScanTestFiles.path("/scan/cloud_raw.tiff"));
    Files.write(file, Arrays.copyOf(whole, length));
    assertThatThrownBy(() -> FloatTiff.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("short.tiff");
  }

  @ParameterizedTest
  @ValueSource(ints = {40_000, 8000})
  void aSizeThatTheFileCannotHoldIsRefusedBeforeDecoding(int side) throws Exception {
    byte[] bytes = Files.readAllBytes(ScanTestFiles.path("/scan/cloud_raw.tiff"));
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int entry = 10; entry < 10 + 12 * b.getShort(8); entry += 12) {
      if (b.getShort(entry) == 256 || b.getShort(entry) == 257) {
        b.putInt(entry + 8, side);
      }
    }
    Path file = Files.write(folder.resolve("huge.tiff"), bytes);
    assertThatThrownBy(() -> FloatTiff.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("huge.tiff")
        .hasMessageContaining("states a size of " + side + "x" + side);
  }

  private static List<FloatMap> rawCloud() {
    return FloatTiff.read(ScanTestFiles.path("/scan/cloud_raw.tiff"));
  }

  private static void assertSame(List<FloatMap> actual, List<FloatMap> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).size()).isEqualTo(expected.get(i).size());
      assertThat(bits(actual.get(i))).isEqualTo(bits(expected.get(i)));
    }
  }

  private static int[] bits(FloatMap map) {
    int[] bits = new int[map.values().length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(map.values()[i]);
    }
    return bits;
  }

  private static byte[] tail(byte[] bytes, int count) {
    return Arrays.copyOfRange(bytes, bytes.length - count, bytes.length);
  }
}
