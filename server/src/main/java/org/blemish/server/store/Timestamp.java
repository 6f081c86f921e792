// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.blemish.core.BlemishException;

/** Times as texts in UTC with milliseconds, {@code 2026-11-29T06:05:56.123Z}; they sort by time. */
public final class Timestamp {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamp() {}

  public static String of(Instant time) {
    return FORMAT.format(time);
  }

  public static String now() {
    return of(Instant.now());
  }

  /**
   * The same form of a time that a client gives in ISO 8601.
   *
   * @throws BlemishException if it is no such time
   */
  public static String parse(String iso) {
    try {
      return of(Instant.parse(iso));
    } catch (DateTimeParseException e) {
      throw new BlemishException(
          "'%s' is not a time: expected one such as 2026-11-29T06:00:00Z".formatted(iso), e);
    }
  }
}
