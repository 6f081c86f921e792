// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Values of a request, checked.
 *
 * @param context of the request
 */
record RequestInput(Context context) {
  /** A query parameter; empty if it is absent or blank. */
  Optional<String> text(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }

  /** A whole number within a range. */
  int number(String name, int least, int most, int absent) {
    Optional<String> text = text(name);
    try {
      int value = text.map(Integer::parseInt).orElse(absent);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported like a number that is out of range.
    }
    throw new RequestException(
        HttpStatus.BAD_REQUEST,
        "%s is '%s', expected a whole number from %d to %d"
            .formatted(name, text.orElse(""), least, most));
  }

  /** One of the choices of an enum, in lower case. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name)
        .map(
            value -> {
              try {
                return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
              } catch (IllegalArgumentException e) {
                throw new RequestException(
                    HttpStatus.BAD_REQUEST,
                    "%s is '%s', expected one of %s"
                        .formatted(
                            name,
                            value,
                            Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
              }
            });
  }

  /**
   * The body, which is JSON: a form of another site cannot send that type.
   *
   * @throws RequestException with status 415 if it is of another type
   */
  <T> T json(Class<T> type) {
    if (!context.isJson()) {
      throw new RequestException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "content type is %s, expected application/json"
              .formatted(Optional.ofNullable(context.contentType()).orElse("missing")));
    }
    return context.bodyAsClass(type);
  }

  /** The content of an uploaded file. */
  static byte[] bytes(UploadedFile file) {
    try (InputStream content = file.content()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
