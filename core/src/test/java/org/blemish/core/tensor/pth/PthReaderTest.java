// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PthReaderTest {
  /** A storage "0" of {@code count} floats on the stack. */
  private static final String STORAGE =
      "ctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0"
          + "0X\3\0\0\0cpuK%ctQ";

  private static Path golden(String name) {
    try {
      return Path.of(
          requireNonNull(PthReaderTest.class.getResource("/golden/pth/" + name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"state_zip.pth,''", "state_legacy.pth,''", "checkpoint_zip.pth,state_dict."})
  void readsTheTensorsThatPytorchSaved(String file, String prefix) {
    Map<String, Tensor> expected = Safetensors.read(golden("expected.safetensors"));

    Map<String, Tensor> actual = PthReader.read(golden(file));

    assertThat(actual).hasSameSizeAs(expected);
    expected.forEach(
        (name, tensor) -> {
          Tensor read = requireNonNull(actual.get(prefix + name), name);
          assertThat(read.shape()).as(name).isEqualTo(tensor.shape());
          assertThat(read.values()).as(name).isEqualTo(tensor.values());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"hostile_zip.pth", "hostile_legacy.pth"})
  void refusesAFileThatCallsAnythingElseAndNamesIt(String file) {
    assertThatThrownBy(() -> PthReader.read(golden(file)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(file)
        .hasMessageContaining("refused")
        .hasMessageContaining("eval");
  }

  @Test
  void recognisesTheFormatByContent() {
    int expected = Safetensors.read(golden("expected.safetensors")).size();
    for (String file : new String[] {"state_zip.pth", "state_legacy.pth", "expected.safetensors"}) {
      assertThat(PthReader.readAny(golden(file))).hasSize(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state_zip.pth", "state_legacy.pth"})
  void aFileCutAnywhereIsRefused(String file, @TempDir Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(golden(file));
    Path cut = folder.resolve("cut.pth");
    for (int length = 0; length < bytes.length; length += 37) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> PthReader.read(cut))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("cut.pth");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"state_zip.pth", "state_legacy.pth", "hostile_legacy.pth"})
  void aDamagedFileIsReadOrRefusedAndNothingElse(String file, @TempDir Path folder)
      throws IOException {
    byte[] bytes = Files.readAllBytes(golden(file));
    Random random = new Random(7);
    Path damaged = folder.resolve("damaged.pth");
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] copy = bytes.clone();
      for (int k = 0; k < 3; k++) {
        copy[random.nextInt(Math.min(copy.length, 1500))] = (byte) random.nextInt(256);
      }
      Files.write(damaged, copy);
      try {
        PthReader.read(damaged);
      } catch (BlemishException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void aViewOutsideItsStorageIsRefused(@TempDir Path folder) throws IOException {
    Path file = zip(folder, tensor(2, "K\1", "K\2", "K\1"), 8, ZipEntry.STORED);

    assertThatThrownBy(() -> PthReader.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("shape [2], strides [1], offset 1 is not inside its storage of 2");
  }

  @Test
  void aViewThatRepeatsAValueAMillionTimesIsRefused(@TempDir Path folder) throws IOException {
    Path file = zip(folder, tensor(2, "K\0", "J\0\0\20\0", "K\0"), 8, ZipEntry.STORED);

    assertThatThrownBy(() -> PthReader.read(file)).hasMessageContaining("is not inside");
  }

  @Test
  void aStorageOfAnotherSizeThanStatedIsRefused(@TempDir Path folder) throws IOException {
    Path file = zip(folder, tensor(3, "K\0", "K\2", "K\1"), 8, ZipEntry.STORED);

    assertThatThrownBy(() -> PthReader.read(file))
        .hasMessageContaining("storage 0 has 8 bytes, 3 values of F32 expected");
  }

  @Test
  void aCompressedEntryIsRefused(@TempDir Path folder) throws IOException {
    Path file = zip(folder, tensor(2, "K\0", "K\2", "K\1"), 8, ZipEntry.DEFLATED);

    assertThatThrownBy(() -> PthReader.read(file)).hasMessageContaining("compressed");
  }

  @Test
  void theSameFileWithoutAFaultIsRead(@TempDir Path folder) throws IOException {
    Path file = zip(folder, tensor(2, "K\0", "K\2", "K\1"), 8, ZipEntry.STORED);

    assertThat(PthReader.read(file)).containsOnlyKeys("w");
  }

  @Test
  void aDictionaryThatHoldsItselfIsRefused(@TempDir Path folder) throws IOException {
    Path file = zip(folder, "\u0080\2}q\0X\1\0\0\0ah\0s.", 8, ZipEntry.STORED);

    assertThatThrownBy(() -> PthReader.read(file)).hasMessageContaining("too deep");
  }

  @Test
  void aCheckpointWithoutTensorsSaysSo(@TempDir Path folder) throws IOException {
    Path file = zip(folder, "\u0080\2}.", 8, ZipEntry.STORED);

    assertThatThrownBy(() -> PthReader.read(file)).hasMessageContaining("holds no tensors");
  }

  /** The pickle of {@code {"w": tensor}}. */
  private static String tensor(int stored, String offset, String size, String stride) {
    return "\u0080\2}X\1\0\0\0w"
        + STORAGE.replace("%c", String.valueOf((char) stored))
        + offset
        + size
        + "\u0085"
        + stride
        + "\u0085\u0089N"
        + "tRs.";
  }

  private static Path zip(Path folder, String pickle, int bytes, int method) throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(buffer)) {
      put(zip, "x/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1), ZipEntry.STORED);
      put(zip, "x/data/0", new byte[bytes], method);
    }
    Path file = folder.resolve("x.pth");
    try (OutputStream out = Files.newOutputStream(file)) {
      buffer.writeTo(out);
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes, int method)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
