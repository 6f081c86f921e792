// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;

/** The tensors inside nested dictionaries and lists, by names joined with dots. */
final class NamedTensors {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_VALUES = 1_000_000;

  /** Longer than any network's, with all levels joined. */
  private static final int MAX_NAME_LENGTH = 1000;

  /** All names together: a key that is used at each of many levels is stored once in the file. */
  private static final int MAX_NAMES_LENGTH = 10_000_000;

  private final String file;
  private final Map<String, TensorRef> tensors = new LinkedHashMap<>();
  private int seen;
  private long namesLength;

  private NamedTensors(String file) {
    this.file = file;
  }

  static Map<String, TensorRef> of(String file, Object root) {
    NamedTensors named = new NamedTensors(file);
    named.add("", root, 0);
    if (named.tensors.isEmpty()) {
      throw new BlemishException("%s: holds no tensors".formatted(file));
    }
    return named.tensors;
  }

  private void add(String name, Object value, int depth) {
    // A dictionary can contain itself, or one value a million times.
    if (depth > MAX_DEPTH || ++seen > MAX_VALUES) {
      throw new BlemishException(
          "%s: refused: its dictionaries are too deep or too large".formatted(file));
    }
    if (value instanceof TensorRef tensor) {
      namesLength += name.length();
      if (namesLength > MAX_NAMES_LENGTH) {
        throw new BlemishException(
            "%s: refused: the names of its tensors have more than %d characters"
                .formatted(file, MAX_NAMES_LENGTH));
      }
      tensors.put(name.isEmpty() ? "tensor" : name, tensor);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> add(join(name, key), inner, depth + 1));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(join(name, i), list.get(i), depth + 1);
      }
    }
  }

  private String join(String name, Object key) {
    String last = key.toString();
    if (name.length() + last.length() >= MAX_NAME_LENGTH) {
      throw new BlemishException(
          "%s: refused: the name of a tensor has more than %d characters"
              .formatted(file, MAX_NAME_LENGTH));
    }
    return name.isEmpty() ? last : name + "." + last;
  }
}
