// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.blemish.core.tensor.internal.Dtype;

/** Writes the length and the JSON before the values. */
final class SafetensorsHeaderWriter {
  private static final JsonMapper JSON = new JsonMapper();

  private SafetensorsHeaderWriter() {}

  static byte[] bytes(Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = root.putObject(SafetensorsHeader.METADATA);
      metadata.forEach(texts::put);
    }
    long end = 0;
    for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
      if (e.getKey().equals(SafetensorsHeader.METADATA)) {
        throw new IllegalArgumentException("no tensor can be called " + e.getKey());
      }
      ObjectNode node = root.putObject(e.getKey()).put("dtype", Dtype.F32.name());
      ArrayNode shape = node.putArray("shape");
      for (long size : e.getValue().shape()) {
        shape.add(size);
      }
      ArrayNode offsets = node.putArray("data_offsets").add(end);
      end += 4L * e.getValue().values().length;
      offsets.add(end);
    }
    byte[] json = JSON.writeValueAsBytes(root);
    int padded = (json.length + 7) / 8 * 8;
    ByteBuffer header = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.array();
  }
}
