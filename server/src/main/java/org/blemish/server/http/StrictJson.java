// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;
import org.blemish.core.json.Json;

/** Bodies by the rules of {@link Json}: unknown, repeated and missing keys are errors. */
final class StrictJson implements JsonMapper {
  @Override
  public String toJsonString(Object value, Type type) {
    return Json.line(value);
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // the signature is Javalin's
  public <T> T fromJsonString(String json, Type type) {
    @SuppressWarnings("unchecked") // Javalin asks with the class that it returns
    Class<T> target = (Class<T>) type;
    return Json.read(json, target, "body");
  }
}
