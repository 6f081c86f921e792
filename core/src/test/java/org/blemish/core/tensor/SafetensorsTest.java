// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  /** Written by the format's own Python package from tensors with these values. */
  private static byte[] written() throws IOException {
    try (InputStream in = SafetensorsTest.class.getResourceAsStream("/tensor/dtypes.safetensors")) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  private static Tensor get(Map<String, Tensor> tensors, String name) {
    return requireNonNull(tensors.get(name), name);
  }

  @Test
  void readsEveryTypeThatPytorchWrites() throws IOException {
    Map<String, Tensor> tensors = Safetensors.read(written(), "dtypes");

    assertThat(get(tensors, "f32").values()).containsExactly(0, 1, -2.5f, 65504, -6e-8f, 0.1f);
    assertThat(get(tensors, "f32").shape()).containsExactly(2, 3);
    assertThat(get(tensors, "f64").values()).containsExactly(0, 1, -2.5f, 65504, -6e-8f, 0.1f);
    assertThat(get(tensors, "f16").values())
        .containsExactly(0, 1, -2.5f, 65504, -5.9604645e-8f, 0.099975586f);
    assertThat(get(tensors, "bf16").values())
        .containsExactly(0, 1, -2.5f, 65536, -6.0070306e-8f, 0.100097656f);
    assertThat(get(tensors, "i64").values()).containsExactly(1, -2, 0x1p40f);
    assertThat(get(tensors, "i32").values()).containsExactly(7, -8);
    assertThat(get(tensors, "u8").values()).containsExactly(0, 255);
    assertThat(get(tensors, "bool").values()).containsExactly(1, 0, 1);
    assertThat(get(tensors, "scalar").shape()).isEmpty();
    assertThat(get(tensors, "scalar").values()).containsExactly(3.5f);
    assertThat(get(tensors, "empty").shape()).containsExactly(0, 4);
  }

  @Test
  void readsAFileLikeItsBytesAndReturnsItsMetadata(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.safetensors"), written());

    Map<String, Tensor> fromFile = Safetensors.read(file);

    assertThat(fromFile.keySet())
        .containsExactlyElementsOf(Safetensors.read(written(), "").keySet());
    assertThat(get(fromFile, "f16").values())
        .isEqualTo(get(Safetensors.read(written(), ""), "f16").values());
    assertThat(Safetensors.metadata(file)).containsExactly(Map.entry("source", "torch"));
  }

  @Test
  void writtenTensorsAreReadBackInOrderAcrossChunks(@TempDir Path folder) throws IOException {
    float[] large = new float[700_001];
    for (int i = 0; i < large.length; i++) {
      large[i] = (float) Math.sin(i);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z", Tensor.of(large, 1, 700_001));
    tensors.put("a \"ü\"", Tensor.of(new float[] {1, 2}, 2));
    Path file = folder.resolve("t.safetensors");

    Safetensors.write(file, tensors, Map.of("k", "v"));
    Map<String, Tensor> back = Safetensors.read(file);

    assertThat(back.keySet()).containsExactly("z", "a \"ü\"");
    assertThat(get(back, "z").values()).isEqualTo(large);
    assertThat(get(back, "z").shape()).containsExactly(1, 700_001);
    assertThat(Safetensors.metadata(file)).containsExactly(Map.entry("k", "v"));
    assertThat(Files.readAllBytes(file)).isEqualTo(Safetensors.write(tensors, Map.of("k", "v")));
    assertThat(folder).isDirectoryContaining("glob:**t.safetensors");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void theHeaderIsPaddedToAMultipleOfEight() {
    byte[] bytes = Safetensors.write(Map.of("a", Tensor.of(new float[] {1}, 1)));

    assertThat(new String(bytes, 8, bytes.length - 12, UTF_8))
        .isEqualTo("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}  ");
    assertThat((bytes.length - 4) % 8).isZero();
  }

  @Test
  void aTruncatedFileIsRefusedAndNamed() throws IOException {
    byte[] cut = Arrays.copyOf(written(), written().length - 1);

    assertThatThrownBy(() -> Safetensors.read(cut, "weights.safetensors"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("weights.safetensors")
        .hasMessageContaining("truncated");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Safetensors.read(folder.resolve("none.safetensors")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("none.safetensors")
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":{\"dtype\":\"F8\",\"shape\":[2],\"data_offsets\":[0,8]}} | a: element type 'F8'",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | a: shape is [-2]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | needs 12 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}} | data_offsets [8, 0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}} | large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | a begins at byte",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | truncated or has grown",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | overlap",
        "{\"a\":1,\"a\":2} | Duplicate",
        "[1] | not a JSON object",
        "{\"a\": | not JSON",
      })
  void rejectsAnInconsistentHeader(String header, String message) {
    byte[] json = header.getBytes(UTF_8);
    byte[] file =
        ByteBuffer.allocate(16 + json.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length)
            .put(json)
            .array();

    assertThatThrownBy(() -> Safetensors.read(file, "f"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith("f:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"-1", "1", "9", "9223372036854775807"})
  void aHeaderLengthOutsideTheFileIsRefused(long length) {
    byte[] file = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();

    assertThatThrownBy(() -> Safetensors.read(file, "f"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("header has " + length + " bytes");
  }
}
