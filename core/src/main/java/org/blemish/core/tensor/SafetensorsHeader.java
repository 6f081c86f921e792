// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.internal.Dtype;

/** The header of a safetensors file, completely checked before any value is read. */
record SafetensorsHeader(List<SafetensorsEntry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  /**
   * About 100,000 tensors; the format's own reader has ten times as much, but a tree of that takes
   * gigabytes.
   */
  private static final int LIMIT = 10_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static SafetensorsHeader read(ByteSource source, String file) throws IOException {
    if (source.size() < 8) {
      throw bad(file, "has %d bytes, a header needs at least 8".formatted(source.size()));
    }
    ByteBuffer length = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    source.read(0, length);
    long size = length.getLong();
    if (size < 2 || size > LIMIT || size > source.size() - 8) {
      throw bad(
          file,
          "states that its header has %d bytes, expected 2 to %d"
              .formatted(size, Math.min(LIMIT, source.size() - 8)));
    }
    ByteBuffer text = ByteBuffer.allocate((int) size);
    source.read(8, text);
    JsonNode root;
    try {
      root = JSON.readTree(text.array());
    } catch (JsonProcessingException e) {
      throw new BlemishException(
          "%s: not a safetensors file: header is not JSON: %s"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
    if (!root.isObject()) {
      throw bad(file, "has a header that is not a JSON object");
    }
    List<SafetensorsEntry> entries = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        entries.add(entry(field.getKey(), field.getValue(), 8 + size, file));
      }
    }
    checkCover(entries, 8 + size, source.size(), file);
    return new SafetensorsHeader(entries, metadata);
  }

  private static SafetensorsEntry entry(String name, JsonNode node, long base, String file) {
    String at = file + ": tensor " + name;
    Dtype dtype;
    try {
      dtype = Dtype.valueOf(node.path("dtype").asText());
    } catch (IllegalArgumentException e) {
      throw new BlemishException(
          "%s: element type '%s' is not one of %s"
              .formatted(at, node.path("dtype").asText(), Arrays.toString(Dtype.values())),
          e);
    }
    long[] shape = naturals(node.path("shape"), at, "shape");
    long[] offsets = naturals(node.path("data_offsets"), at, "data_offsets");
    if (offsets.length != 2 || offsets[1] < offsets[0] || offsets[1] > Long.MAX_VALUE - base) {
      throw new BlemishException(
          "%s: data_offsets %s, expected a start and an end"
              .formatted(at, Arrays.toString(offsets)));
    }
    long bytes;
    try {
      bytes = Math.multiplyExact(Tensor.count(shape), dtype.bytes());
    } catch (ArithmeticException e) {
      throw new BlemishException(
          "%s: shape %s is too large".formatted(at, Arrays.toString(shape)), e);
    }
    if (bytes != offsets[1] - offsets[0]) {
      throw new BlemishException(
          "%s: shape %s of %s needs %d bytes, data_offsets %s hold %d"
              .formatted(
                  at,
                  Arrays.toString(shape),
                  dtype,
                  bytes,
                  Arrays.toString(offsets),
                  offsets[1] - offsets[0]));
    }
    return new SafetensorsEntry(name, dtype, shape, base + offsets[0], base + offsets[1]);
  }

  private static long[] naturals(JsonNode node, String at, String field) {
    long[] values = new long[node.size()];
    boolean good = node.isArray();
    for (int i = 0; good && i < values.length; i++) {
      good = node.get(i).isIntegralNumber() && node.get(i).canConvertToLong();
      values[i] = node.get(i).asLong();
      good &= values[i] >= 0;
    }
    if (!good) {
      throw new BlemishException(
          "%s: %s is %s, expected a list of whole numbers from 0".formatted(at, field, node));
    }
    return values;
  }

  /** The tensors cover the rest of the file without gap or overlap, as the format demands. */
  private static void checkCover(
      List<SafetensorsEntry> entries, long base, long size, String file) {
    List<SafetensorsEntry> sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
    long end = base;
    for (SafetensorsEntry e : sorted) {
      if (e.begin() != end) {
        throw new BlemishException(
            "%s: tensor %s begins at byte %d, expected %d: tensors overlap or leave a gap"
                .formatted(file, e.name(), e.begin(), end));
      }
      end = e.end();
    }
    if (end != size) {
      throw new BlemishException(
          "%s: tensors end at byte %d, the file at %d: it is truncated or has grown"
              .formatted(file, end, size));
    }
  }

  private static BlemishException bad(String file, String what) {
    return new BlemishException("%s: not a safetensors file: it %s".formatted(file, what));
  }
}
