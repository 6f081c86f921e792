// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * The database of the records.
 *
 * @param url JDBC URL of a PostgreSQL database; if empty, a SQLite file in the server's folder
 * @param user of PostgreSQL
 * @param password of PostgreSQL
 */
public record DatabaseSettings(
    Optional<String> url, Optional<String> user, Optional<String> password) {
  public static final DatabaseSettings DEFAULT =
      new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String POSTGRESQL = "jdbc:postgresql:";

  public DatabaseSettings {
    url.ifPresent(
        given -> {
          if (!given.startsWith(POSTGRESQL)) {
            throw new BlemishException(
                "database.url is %s, expected one that begins with %s; leave it out for SQLite"
                    .formatted(given, POSTGRESQL));
          }
        });
  }

  DatabaseSettings withoutPassword() {
    return new DatabaseSettings(url, user, password.map(hidden -> "(hidden)"));
  }
}
