// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.file.Path;

/** Writes paths as they were given; Jackson alone would write URIs of absolute paths. */
final class PlainPaths extends SimpleModule {
  private static final long serialVersionUID = 1L;

  PlainPaths() {
    addSerializer(Path.class, new ToStringSerializer(Path.class));
  }
}
