// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.blemish.server.config.LoginSettings;
import org.blemish.server.store.AccountTable;
import org.blemish.server.store.Database;
import org.blemish.server.store.SessionTable;
import org.blemish.server.store.Timestamp;
import org.jdbi.v3.core.Handle;

/** Sessions of people who have logged in. Safe for many threads. */
public final class Sessions {
  private final Database database;
  private final Accounts accounts;
  private final LoginSettings settings;
  private final Clock clock;
  private final LoginAttempts attempts;
  private final Secrets secrets = new Secrets();

  /**
   * @param clock now, for expiry and waiting
   */
  public Sessions(Database database, Accounts accounts, LoginSettings settings, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
    this.attempts = new LoginAttempts(settings, clock);
  }

  /**
   * Checks a password and begins a session.
   *
   * @param address of the client
   * @return secret of the session; empty if name or password are wrong
   * @throws LoginBlockedException after too many wrong ones
   */
  public Optional<String> logIn(String name, String password, String address) {
    String byName = "name " + name;
    String byAddress = "address " + address;
    if (attempts.blocked(byName) || attempts.blocked(byAddress)) {
      throw new LoginBlockedException(settings.waitSeconds());
    }
    if (!accounts.matches(name, password)) {
      attempts.failed(byName);
      attempts.failed(byAddress);
      return Optional.empty();
    }
    attempts.succeeded(byName);
    attempts.succeeded(byAddress);
    String secret = secrets.next();
    String expires = Timestamp.of(clock.instant().plus(Duration.ofHours(settings.sessionHours())));
    database.write(
        handle -> {
          new SessionTable(handle)
              .add(Secrets.hash(secret), name, Timestamp.of(clock.instant()), expires);
          return true;
        });
    return Optional.of(secret);
  }

  /** Who has the session of a secret; empty if it has ended. */
  public Optional<Identity> identity(String secret) {
    return database.read(
        handle ->
            new SessionTable(handle)
                .account(Secrets.hash(secret), Timestamp.of(clock.instant()))
                .flatMap(account -> identity(handle, account)));
  }

  private static Optional<Identity> identity(Handle handle, String account) {
    return new AccountTable(handle)
        .scope(account)
        .map(scope -> new Identity(account, Scope.ofToken(scope)));
  }

  /** What requests of a session that change something must send: other sites cannot know it. */
  public static String csrfToken(String secret) {
    return Secrets.hash("csrf " + secret);
  }

  /** Ends a session. */
  public void logOut(String secret) {
    database.write(
        handle -> {
          new SessionTable(handle).remove(Secrets.hash(secret));
          return true;
        });
  }
}
