// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Sessions of people who have logged in, found by the digest of their secret.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record SessionTable(Handle handle) {
  /** Adds a session, and removes those that have expired. */
  public void add(String hash, String account, String created, String expires) {
    handle
        .createUpdate("DELETE FROM login_session WHERE expires <= :now")
        .bind("now", created)
        .execute();
    handle
        .createUpdate(
            "INSERT INTO login_session (hash, account, created, expires) VALUES (:hash, :account,"
                + " :created, :expires)")
        .bind("hash", hash)
        .bind("account", account)
        .bind("created", created)
        .bind("expires", expires)
        .execute();
  }

  /** The account of a session that has not expired. */
  public Optional<String> account(String hash, String now) {
    return handle
        .createQuery("SELECT account FROM login_session WHERE hash = :hash AND expires > :now")
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(String.class)
        .findOne();
  }

  /** Ends a session. */
  public void remove(String hash) {
    handle
        .createUpdate("DELETE FROM login_session WHERE hash = :hash")
        .bind("hash", hash)
        .execute();
  }

  /** Ends all sessions of an account. */
  public void removeAll(String account) {
    handle
        .createUpdate("DELETE FROM login_session WHERE account = :account")
        .bind("account", account)
        .execute();
  }
}
