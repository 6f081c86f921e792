// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir private Path folder;

  @Test
  void copyOfARunningServerIsAWholeServer() {
    Path copy = folder.resolve("copy");
    String part;
    try (TestServer server = TestServer.of(folder.resolve("data"))) {
      server.productWithImageModel("plate");
      part =
          server
              .send("POST", "/api/v1/products/plate/inspect", Fixtures.badImage(1), "image/png")
              .json()
              .path("id")
              .asText();
      ServerSettings settings =
          new SettingsReader(Map.of("BLEMISH_SERVER_DATA", server.folder().toString()))
              .read(Optional.empty());

      // The model, the image and the map of the part.
      assertThat(Backup.write(settings, copy).files()).isEqualTo(3);
      assertThat(Backup.write(settings, copy).files()).as("a second copy").isZero();
    }

    try (TestServer restored = TestServer.of(copy)) {
      assertThat(restored.get("/api/v1/parts/" + part).status()).isEqualTo(200);
      assertThat(restored.get("/api/v1/parts/" + part + "/image").body())
          .isEqualTo(Fixtures.badImage(1));
      assertThat(
              restored
                  .send("POST", "/api/v1/products/plate/inspect", Fixtures.badImage(2), "image/png")
                  .status())
          .isEqualTo(200);
    }
  }
}
