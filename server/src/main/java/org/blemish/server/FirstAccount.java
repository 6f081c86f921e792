// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.blemish.server.auth.Accounts;
import org.blemish.server.auth.Scope;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.store.Database;

/** The account of a server that has none yet. */
public final class FirstAccount {
  /** Name of the account. */
  public static final String NAME = "admin";

  private static final int BYTES = 12;

  private FirstAccount() {}

  /** Makes the account; its random password, or empty if there is an account. */
  public static Optional<String> password(ServerSettings settings) {
    try (Database database = Database.open(settings.database(), settings.folder())) {
      Accounts accounts = new Accounts(database);
      if (accounts.any()) {
        return Optional.empty();
      }
      byte[] bytes = new byte[BYTES];
      new SecureRandom().nextBytes(bytes);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      accounts.set(NAME, password, Optional.of(Scope.MANAGE));
      return Optional.of(password);
    }
  }
}
