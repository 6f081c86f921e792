// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Accounts of people: a name, a hashed password and a scope.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record AccountTable(Handle handle) {
  /**
   * Adds an account, or changes its password.
   *
   * @param scope what it may do; if empty, an account keeps its scope, and a new one may do
   *     everything
   */
  public void set(String name, String passwordHash, Optional<String> scope, String time) {
    handle
        .createUpdate(
            "INSERT INTO account (name, password, changed) VALUES (:name, :password, :time)"
                + " ON CONFLICT (name) DO UPDATE SET password = EXCLUDED.password, changed ="
                + " EXCLUDED.changed")
        .bind("name", name)
        .bind("password", passwordHash)
        .bind("time", time)
        .execute();
    scope.ifPresent(
        given ->
            handle
                .createUpdate("UPDATE account SET scope = :scope WHERE name = :name")
                .bind("scope", given)
                .bind("name", name)
                .execute());
  }

  /** What an account may do. */
  public Optional<String> scope(String name) {
    return handle
        .createQuery("SELECT scope FROM account WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /** The hashed password of an account. */
  public Optional<String> password(String name) {
    return handle
        .createQuery("SELECT password FROM account WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  /** Whether there is any account. */
  public boolean any() {
    return handle.createQuery("SELECT COUNT(*) FROM account").mapTo(Long.class).one() > 0;
  }
}
