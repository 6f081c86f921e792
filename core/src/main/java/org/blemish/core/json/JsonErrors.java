// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.jspecify.annotations.Nullable;

/** Turns the exceptions of Jackson into {@link BlemishException}s with a one-line message. */
public final class JsonErrors {
  private static final Pattern PACKAGES =
      Pattern.compile("\\b(?:org|com|java)\\.(?:[a-z0-9]+\\.)+");

  /** What Jackson says about a value of another kind. */
  private static final Pattern WRONG_KIND =
      Pattern.compile("Cannot coerce .*|Cannot deserialize value of type `[^`]*` from .* value.*");

  /** What Jackson advises the programmer. */
  private static final Pattern ADVICE = Pattern.compile(": enable `[^`]*` to allow");

  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, long.class, Integer.class, Long.class);

  private JsonErrors() {}

  /** Something that reads or writes text. */
  public interface IoAction<T> {
    T run() throws IOException;
  }

  /**
   * Runs a parse.
   *
   * @param where what is read, for messages
   * @throws BlemishException naming source and key if it fails
   */
  public static <T> T parse(String where, IoAction<T> parse) {
    T value;
    try {
      value = parse.run();
    } catch (JsonMappingException e) {
      String key = key(e.getPath());
      throw new BlemishException(
          "%s: %s%s%s".formatted(where, key.isEmpty() ? "" : key + ": ", reason(e), line(e)), e);
    } catch (JsonProcessingException e) {
      throw new BlemishException(
          "%s: not well-formed: %s%s".formatted(where, firstLine(e.getOriginalMessage()), line(e)),
          e);
    } catch (IOException e) {
      throw new BlemishException("%s: cannot be read (%s)".formatted(where, e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      throw FileBytes.tooLargeForMemory(where, e);
    }
    if (value == null) {
      throw new BlemishException("%s: is empty, expected settings".formatted(where));
    }
    return value;
  }

  /** Writes a value; a failure is an error in the program, not in its input. */
  public static String written(IoAction<String> write) {
    try {
      return write.run();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be written: " + e.getMessage(), e);
    }
  }

  /** {@code terms[1].weight}. */
  private static String key(List<JsonMappingException.Reference> path) {
    StringBuilder key = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() == null) {
        key.append('[').append(step.getIndex()).append(']');
      } else {
        key.append(key.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return key.toString();
  }

  private static String reason(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown key, expected one of "
          + unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return firstLine(String.valueOf(e.getCause().getMessage()));
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return "\"%s\" is not one of %s"
          .formatted(
              format.getValue(),
              Arrays.stream(format.getTargetType().getEnumConstants())
                  .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")));
    }
    String message = firstLine(e.getOriginalMessage());
    if (message.startsWith("Missing required creator property")) {
      return "is missing";
    }
    if (message.startsWith("No content to map")) {
      return "is empty";
    }
    if (message.startsWith("Null value for creator property")
        || message.startsWith("Cannot map `null` into type")) {
      return "is null";
    }
    return e instanceof MismatchedInputException mismatch && WRONG_KIND.matcher(message).matches()
        ? expected(mismatch.getTargetType()).orElse(message)
        : message;
  }

  /** What a value has to be, in the words of JSON; empty for types with rules of their own. */
  private static Optional<String> expected(@Nullable Class<?> type) {
    if (type == null) {
      return Optional.empty();
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return Optional.of("expected a whole number");
    }
    if (type == double.class || type == float.class || Number.class.isAssignableFrom(type)) {
      return Optional.of("expected a number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of("expected true or false");
    }
    if (type == String.class) {
      return Optional.of("expected a text");
    }
    if (Collection.class.isAssignableFrom(type)) {
      return Optional.of("expected a list");
    }
    return type.isRecord() || Map.class.isAssignableFrom(type)
        ? Optional.of("expected keys and values in braces")
        : Optional.empty();
  }

  private static String line(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** The first line without Java package names, which mean nothing to the user. */
  private static String firstLine(String message) {
    String first = message.lines().findFirst().orElse("");
    return PACKAGES.matcher(ADVICE.matcher(first).replaceAll("")).replaceAll("");
  }
}
