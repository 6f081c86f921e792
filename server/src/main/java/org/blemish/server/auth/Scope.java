// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import com.fasterxml.jackson.annotation.JsonValue;
import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;

/** What a route demands and a token or account allows; each scope includes those before it. */
public enum Scope implements RouteRole {
  /** Nothing is demanded. Tokens cannot have it. */
  OPEN,
  /** Inspect parts, read products, records and measurements. */
  INSPECT,
  /** Say what parts are, undo it, set thresholds. */
  OPERATE,
  /** Everything: products, images, trainings, models, tokens. */
  MANAGE;

  /** Whether this scope includes another one. */
  public boolean includes(Scope other) {
    return compareTo(other) >= 0;
  }

  /** As it is written: in lower case. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scope of a token or account, by name.
   *
   * @throws BlemishException if there is no such scope
   */
  public static Scope ofToken(String name) {
    return Arrays.stream(values())
        .filter(scope -> scope != OPEN && scope.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "scope is '%s', expected %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .filter(scope -> scope != OPEN)
                                .map(Scope::toString)
                                .collect(Collectors.joining(", ")))));
  }
}
