// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of all settings, found in the records that hold them. */
final class SettingKeys {
  private SettingKeys() {}

  /**
   * @param path names of the components from the outermost record to the value
   * @param type of the value, without {@code Optional}
   */
  record Key(List<String> path, Class<?> type) {
    Key {
      path = List.copyOf(path);
    }

    /** Whether values are texts, which are taken as they are written. */
    boolean isText() {
      return type == String.class;
    }
  }

  /** All keys of a record and of the records in it. */
  static Stream<Key> of(Class<?> record) {
    return keys(List.of(), record);
  }

  private static Stream<Key> keys(List<String> path, Class<?> record) {
    return Stream.of(record.getRecordComponents())
        .flatMap(
            component -> {
              List<String> inner = new ArrayList<>(path);
              inner.add(component.getName());
              Class<?> type = type(component);
              return type.isRecord() ? keys(inner, type) : Stream.of(new Key(inner, type));
            });
  }

  private static Class<?> type(RecordComponent component) {
    if (component.getType() == Optional.class
        && component.getGenericType() instanceof ParameterizedType optional) {
      Type value = optional.getActualTypeArguments()[0];
      return value instanceof Class<?> type ? type : Object.class;
    }
    return component.getType();
  }
}
