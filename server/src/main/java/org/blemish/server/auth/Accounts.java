// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.blemish.core.BlemishException;
import org.blemish.server.store.AccountTable;
import org.blemish.server.store.Database;
import org.blemish.server.store.SessionTable;
import org.blemish.server.store.Timestamp;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Accounts with passwords hashed by Argon2id. Safe for many threads. */
public final class Accounts {
  /** Fewest characters of a password. */
  public static final int SHORTEST_PASSWORD = 12;

  private static final int LONGEST_PASSWORD = 200;
  private static final String NAME = "[A-Za-z0-9._-]{1,64}";

  /** OWASP's parameters: 19 MiB, two passes, one lane. */
  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);

  /** Each check takes 19 MiB and half a processor second on small machines. */
  private final Semaphore checks = new Semaphore(2);

  private final Database database;
  private final String unknown;

  public Accounts(Database database) {
    this.database = database;
    this.unknown = hash("no account has this password");
  }

  private String hash(String password) {
    return String.valueOf(encoder.encode(password));
  }

  /** Whether there is any account. */
  public boolean any() {
    return database.read(handle -> new AccountTable(handle).any());
  }

  /**
   * Adds an account, or changes its password and ends its sessions.
   *
   * @param scope what it may do; if empty, an account keeps its scope, and a new one may do
   *     everything
   * @throws BlemishException if name or password are too short or too long
   */
  public void set(String name, String password, Optional<Scope> scope) {
    if (!name.matches(NAME)) {
      throw new BlemishException(
          "account '%s': expected 1 to 64 letters, digits, dots, underscores and hyphens"
              .formatted(name));
    }
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw new BlemishException(
          "the password has %d characters, expected %d to %d"
              .formatted(password.length(), SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    String hash = hash(password);
    database.write(
        handle -> {
          new AccountTable(handle).set(name, hash, scope.map(Scope::toString), Timestamp.now());
          new SessionTable(handle).removeAll(name);
          return true;
        });
  }

  /** Whether this is the password of an account. Takes as long for unknown names. */
  boolean matches(String name, String password) {
    String hash = database.read(handle -> new AccountTable(handle).password(name)).orElse(unknown);
    checks.acquireUninterruptibly();
    try {
      return password.length() <= LONGEST_PASSWORD
          && encoder.matches(password, hash)
          && !hash.equals(unknown);
    } finally {
      checks.release();
    }
  }
}
