// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/** Reference values on the class path, {@code /golden/NAME}. */
public final class ReferenceFiles {
  private ReferenceFiles() {}

  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Map<String, Tensor> tensors(String name) {
    return Safetensors.read(bytes(name), name);
  }

  private static byte[] bytes(String name) {
    try (InputStream in =
        Objects.requireNonNull(ReferenceFiles.class.getResourceAsStream("/golden/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
