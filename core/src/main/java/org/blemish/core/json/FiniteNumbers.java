// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.FloatDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejects {@code NaN}, {@code Infinity} and numbers too large for their type, naming the key: in
 * components of type {@code double} and {@code float}, in collections of them and in trees.
 */
final class FiniteNumbers extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final String EXPECTED = "expected a finite number";

  FiniteNumbers() {
    addDeserializer(double.class, new FiniteDouble(double.class, 0.0));
    addDeserializer(Double.class, new FiniteDouble(Double.class, null));
    addDeserializer(float.class, new FiniteFloat(float.class, 0f));
    addDeserializer(Float.class, new FiniteFloat(Float.class, null));
    addDeserializer(JsonNode.class, new FiniteTree());
  }

  /** Fails if a number of the tree is not finite. */
  private static void check(JsonNode tree) throws JsonMappingException {
    if (tree.isFloatingPointNumber() && !Double.isFinite(tree.doubleValue())) {
      throw new JsonMappingException(null, tree.asText() + ": " + EXPECTED);
    }
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      try {
        check(entry.getValue());
      } catch (JsonMappingException e) {
        throw JsonMappingException.wrapWithPath(e, tree, entry.getKey());
      }
    }
    for (int i = 0; tree.isArray() && i < tree.size(); i++) {
      try {
        check(tree.get(i));
      } catch (JsonMappingException e) {
        throw JsonMappingException.wrapWithPath(e, tree, i);
      }
    }
  }

  private static final class FiniteTree extends StdDeserializer<JsonNode> {
    private static final long serialVersionUID = 1L;

    FiniteTree() {
      super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode tree =
          (JsonNode)
              JsonNodeDeserializer.getDeserializer(JsonNode.class).deserialize(parser, context);
      check(tree);
      return tree;
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
      return context.getNodeFactory().nullNode();
    }
  }

  private static final class FiniteDouble extends DoubleDeserializer {
    private static final long serialVersionUID = 1L;

    FiniteDouble(Class<Double> type, @Nullable Double absent) {
      super(type, absent);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Double value = super.deserialize(parser, context);
      if (value != null && !Double.isFinite(value)) {
        throw context.weirdNumberException(value, handledType(), EXPECTED);
      }
      return value;
    }
  }

  private static final class FiniteFloat extends FloatDeserializer {
    private static final long serialVersionUID = 1L;

    FiniteFloat(Class<Float> type, @Nullable Float absent) {
      super(type, absent);
    }

    @Override
    public Float deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      Float value = super.deserialize(parser, context);
      if (value != null && !Float.isFinite(value)) {
        throw context.weirdNumberException(value, handledType(), EXPECTED);
      }
      return value;
    }
  }
}
