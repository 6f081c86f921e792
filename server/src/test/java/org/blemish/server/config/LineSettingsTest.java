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

class LineSettingsTest {
  @TempDir private Path temporary;

  private ServerSettings read(String... lines) throws IOException {
    Path file = temporary.resolve("blemish.yaml");
    Files.writeString(file, "line:\n  " + String.join("\n  ", lines) + "\n");
    return new SettingsReader(Map.of()).read(Optional.of(file));
  }

  @Test
  void missingKeysHaveTheirDefaults() throws IOException {
    LineSettings line =
        read(
                "folders:",
                "- {path: /camera, product: caps, inspected: move}",
                "webhooks:",
                "- {name: mes, url: 'https://mes/parts', secret: 0123456789abcdef}",
                "mqtt: {url: 'mqtts://broker'}")
            .line();

    FolderSettings folder = line.folders().get(0);
    assertThat(folder.stable()).hasMillis(500);
    assertThat(folder.giveUp()).hasSeconds(10);
    assertThat(folder.whenInspected()).isEqualTo(FileAction.MOVE);
    assertThat(folder.whenFailed()).isEqualTo(FileAction.LEAVE);
    assertThat(folder.names(false).matches(Path.of("a.jpeg"))).isTrue();
    assertThat(folder.names(false).matches(Path.of("a.csv"))).isFalse();
    assertThat(line.webhooks().get(0).timeout()).isEqualTo(10);
    MqttSettings mqtt = line.mqtt().orElseThrow();
    assertThat(mqtt.encrypted()).isTrue();
    assertThat(mqtt.port()).isEqualTo(8883);
    assertThat(mqtt.topic("caps")).isEqualTo("blemish/caps/parts");
    assertThat(line.giveUpHours()).isEqualTo(72);
  }

  @Test
  void secretsAreNotPrinted() throws IOException {
    ServerSettings settings =
        read(
            "webhooks:",
            "- {name: mes, url: 'http://mes/parts', secret: a long secret of mine}",
            "mqtt: {url: 'mqtt://broker', user: me, password: my password}");

    assertThat(Yaml.text(settings.withoutSecrets()))
        .contains("http://mes/parts", "mqtt://broker", "(hidden)")
        .doesNotContain("a long secret of mine")
        .doesNotContain("my password");
  }

  @Test
  void wrongValuesAreNamed() {
    requireMessage(
        "webhooks: [{name: mes, url: 'ftp://x/y', secret: 0123456789abcdef}]", "ftp://x/y");
    requireMessage(
        "webhooks: [{name: mes, url: 'http://x/y', secret: short}]", "secret has 5 characters");
    requireMessage("mqtt: {url: 'http://broker'}", "expected one such as mqtt://host:1883");
    requireMessage("mqtt: {url: 'mqtt://b', topic: 'a/#'}", "wildcards");
    requireMessage("folders: [{path: /a, product: p}, {path: /a, product: q}]", "listed twice");
    requireMessage("giveUpHours: 0", "giveUpHours is 0");
  }

  private void requireMessage(String line, String part) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(part)
        .hasMessageContaining("blemish.yaml");
  }
}
