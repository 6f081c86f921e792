// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/**
 * The rules of {@link Json} as settings of a mapper, for other formats that Jackson reads: YAML
 * follows the same ones.
 */
public final class StrictMappers {
  static final SerializationFeature INDENT = SerializationFeature.INDENT_OUTPUT;

  /** Nodes of a tree take far more memory than their text: 4 million are some 250 MB. */
  private static final long MAX_TOKENS = 4_000_000;

  private StrictMappers() {}

  /** A source of JSON parsers that refuse texts of more tokens than memory should hold. */
  public static JsonFactory jsonFactory() {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(MAX_TOKENS).build())
        .build();
  }

  static JsonMapper json() {
    DefaultIndenter lines =
        new DefaultIndenter("  ", "\n"); // never the line ends of the operating system
    return rules(JsonMapper.builder(jsonFactory()))
        .enable(INDENT)
        .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines))
        .build();
  }

  /** Applies the rules to a mapper that is being built. */
  public static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B rules(B builder) {
    return builder
        .addModule(new Jdk8Module())
        .addModule(new FiniteNumbers())
        .addModule(new PlainPaths())
        .annotationIntrospector(new AllRequired())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // Java 17 and 19 print floats differently; this writer gives the shortest form on each.
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        // The iteration order of the JDK's immutable maps changes from run to run.
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  /** Every component of a record is required, except those of type {@code Optional}. */
  private static final class AllRequired extends JacksonAnnotationIntrospector {
    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
      return member instanceof AnnotatedParameter && member.getRawType() != Optional.class;
    }
  }
}
