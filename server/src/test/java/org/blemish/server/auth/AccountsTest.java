// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.FirstAccount;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void passwordsHave12To200Characters() {
    Accounts accounts = new Accounts(database);
    for (int length : new int[] {0, 11, 201}) {
      assertThatThrownBy(() -> accounts.set("a", "x".repeat(length), Optional.empty()))
          .isInstanceOf(BlemishException.class)
          .hasMessage("the password has %d characters, expected 12 to 200".formatted(length));
    }
    assertThat(accounts.any()).isFalse();
    for (int length : new int[] {12, 200}) {
      accounts.set("a", "x".repeat(length), Optional.empty());
      assertThat(accounts.matches("a", "x".repeat(length))).isTrue();
    }
  }

  @Test
  void passwordsMayBeOfAnyCharactersAndCountWhole() {
    Accounts accounts = new Accounts(database);
    for (String password :
        new String[] {
          "aaaaaaaaaaaa", "correct horse battery", "\u00fc\u4e2d\ud83d\ude00 pass word"
        }) {
      accounts.set("a", password, Optional.empty());
      assertThat(accounts.matches("a", password)).as(password).isTrue();
      assertThat(accounts.matches("a", password.substring(0, password.length() - 1))).isFalse();
      assertThat(accounts.matches("a", password + " ")).isFalse();
    }
  }

  @Test
  void theFirstPasswordIsRandomAndMadeOnce(@TempDir Path one, @TempDir Path two) {
    String first = FirstAccount.password(settings(one)).orElseThrow();
    String other = FirstAccount.password(settings(two)).orElseThrow();

    // 96 bits, six in each character.
    assertThat(first).matches("[A-Za-z0-9_-]{16}").isNotEqualTo(other);
    assertThat(other).matches("[A-Za-z0-9_-]{16}");
    assertThat(FirstAccount.password(settings(one))).isEmpty();
    try (Database made = Database.open(DatabaseSettings.DEFAULT, one)) {
      Accounts accounts = new Accounts(made);
      assertThat(accounts.matches(FirstAccount.NAME, first)).isTrue();
      assertThat(accounts.matches(FirstAccount.NAME, other)).isFalse();
    }
  }

  private static ServerSettings settings(Path folder) {
    return new SettingsReader(Map.of("BLEMISH_SERVER_DATA", folder.toString()))
        .read(Optional.empty());
  }

  @Test
  void aNewServerHasNoAccounts() {
    Accounts accounts = new Accounts(database);
    assertThat(accounts.any()).isFalse();
    for (String name : new String[] {"admin", "root", "blemish", "operator"}) {
      assertThat(accounts.matches(name, name)).isFalse();
      assertThat(accounts.matches(name, "no account has this password")).isFalse();
    }
  }
}
