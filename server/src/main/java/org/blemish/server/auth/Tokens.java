// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.store.Database;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;
import org.blemish.server.store.TokenRecord;
import org.blemish.server.store.TokenTable;

/** Tokens of programs. Safe for many threads. */
public final class Tokens {
  private static final String PREFIX = "blemish_";
  private static final String NAME = "[A-Za-z0-9._ -]{1,64}";
  private static final int MOST_DAYS = 3650;

  private final Database database;
  private final RecordIds ids;
  private final Secrets secrets = new Secrets();

  public Tokens(Database database, RecordIds ids) {
    this.database = database;
    this.ids = ids;
  }

  /**
   * A new token.
   *
   * @param secret what the program sends; it is stored nowhere and shown once
   */
  public record NewToken(TokenRecord token, String secret) {}

  /**
   * Makes a token.
   *
   * @param days after which it expires; empty: never
   * @throws BlemishException if name or days are not valid
   */
  public NewToken create(String name, Scope scope, Optional<Integer> days) {
    if (!name.matches(NAME)) {
      throw new BlemishException(
          "token '%s': expected 1 to 64 letters, digits, blanks, dots, underscores and hyphens"
              .formatted(name));
    }
    if (days.isPresent() && (days.get() < 1 || days.get() > MOST_DAYS)) {
      throw new BlemishException(
          "days is %d, expected 1 to %d, or none for a token that does not expire"
              .formatted(days.get(), MOST_DAYS));
    }
    String secret = PREFIX + secrets.next();
    TokenRecord token =
        new TokenRecord(
            ids.next(),
            name,
            scope.toString(),
            Timestamp.now(),
            days.map(n -> Timestamp.of(Instant.now().plus(Duration.ofDays(n)))),
            Optional.empty());
    database.write(
        handle -> {
          new TokenTable(handle).add(token, Secrets.hash(secret));
          return true;
        });
    return new NewToken(token, secret);
  }

  /** Who has a token; empty if it is unknown, has expired or was revoked. */
  public Optional<Identity> identity(String secret) {
    return database
        .read(handle -> new TokenTable(handle).valid(Secrets.hash(secret), Timestamp.now()))
        .map(token -> new Identity("token " + token.name(), Scope.ofToken(token.scope())));
  }

  /** All tokens, without their secrets. */
  public List<TokenRecord> list() {
    return database.read(handle -> new TokenTable(handle).list());
  }

  /** Ends the validity of a token; {@code false} if there is no valid one with this id. */
  public boolean revoke(String id) {
    return database.write(handle -> new TokenTable(handle).revoke(id, Timestamp.now()));
  }
}
