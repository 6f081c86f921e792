// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** Writes the value of an {@code Optional} with a mapper that does not know the type. */
final class OptionalSerializer extends StdSerializer<Optional<?>> {
  private static final long serialVersionUID = 1L;

  OptionalSerializer() {
    super(Optional.class, false);
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
    return value.isEmpty();
  }

  @Override
  public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    provider.defaultSerializeValue(value.orElse(null), out);
  }
}
