// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.data.text.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  @TempDir private Path folder;

  private ServerSettings read(Map<String, String> environment, String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("server.yaml"), yaml);
    return new SettingsReader(environment).read(Optional.of(file));
  }

  @Test
  void defaultsAreOnLoopbackWithLogin() {
    ServerSettings settings = new SettingsReader(Map.of()).read(Optional.empty());

    assertThat(settings).isEqualTo(ServerSettings.DEFAULT);
    assertThat(settings.loopback()).isTrue();
    assertThat(settings.login().required()).isTrue();
  }

  @Test
  void variablesReplaceTheFileAndTheFileReplacesDefaults() throws Exception {
    ServerSettings settings =
        read(
            Map.of(
                "BLEMISH_SERVER_LIMITS_BODY_MEGABYTES", "7",
                "BLEMISH_SERVER_STORAGE_MAPS", "none",
                "BLEMISH_SERVER_DATABASE_URL", "jdbc:postgresql://db/blemish",
                "BLEMISH_SERVER_DATABASE_PASSWORD", "1234",
                "BLEMISH_SERVER_IMAGE_FOLDERS", "[/a, /b]",
                "PATH", "/bin"),
            "port: 9000\nlimits:\n  bodyMegabytes: 5\n  waiting: 3\n");

    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.limits().bodyMegabytes()).isEqualTo(7);
    assertThat(settings.limits().waiting()).isEqualTo(3);
    assertThat(settings.limits().seconds()).isEqualTo(LimitSettings.DEFAULT.seconds());
    assertThat(settings.storage().maps()).isEqualTo(StoredParts.NONE);
    assertThat(settings.database().password()).contains("1234");
    assertThat(settings.imageFolders()).containsExactly("/a", "/b");
  }

  @Test
  void printedSettingsAreReadAgainAndHideThePassword() throws Exception {
    ServerSettings settings =
        read(Map.of("BLEMISH_SERVER_DATABASE_PASSWORD", "secret"), "port: 1\n");

    String printed = Yaml.text(settings.withoutSecrets());

    assertThat(printed).doesNotContain("secret");
    assertThat(read(Map.of(), printed)).isEqualTo(settings.withoutSecrets());
  }

  @Test
  void unknownKeysAndVariablesAreNamed() {
    assertThatThrownBy(() -> read(Map.of(), "prt: 1\n"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("server.yaml")
        .hasMessageContaining("prt");
    assertThatThrownBy(() -> read(Map.of("BLEMISH_SERVER_PRT", "1"), ""))
        .hasMessageContaining("BLEMISH_SERVER_PRT is no setting");
  }

  @Test
  void wrongValuesAreNamed() {
    assertThatThrownBy(() -> read(Map.of("BLEMISH_SERVER_PORT", "http"), ""))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("port");
    assertThatThrownBy(() -> read(Map.of(), "port: 70000\n"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected 0 to 65535");
    assertThatThrownBy(() -> read(Map.of("BLEMISH_SERVER_DATABASE_URL", "jdbc:mysql:x"), ""))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }

  @Test
  void openServerInTheNetworkIsRefused() {
    assertThatThrownBy(() -> read(Map.of(), "host: 0.0.0.0\nlogin:\n  required: false\n"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("anyone in the network");
  }
}
