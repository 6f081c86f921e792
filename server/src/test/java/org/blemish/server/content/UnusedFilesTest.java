// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.health.Alarms;
import org.blemish.server.store.Database;
import org.blemish.server.store.ImageLabel;
import org.blemish.server.store.ImagePurpose;
import org.blemish.server.store.ImageTable;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductImage;
import org.blemish.server.store.ProductTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedFilesTest {
  private static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");
  private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path folder;
  private Database database;
  private ContentStore content;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
    content = new ContentStore(folder.resolve("content"), 0, new Alarms());
    Product product =
        new Product("p", "P", "2026-01-01T00:00:00.000Z", Optional.empty(), Optional.empty());
    database.write(handle -> new ProductTable(handle).add(product));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String stored(String text) {
    return content.put(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private String storedLongAgo(String text) throws Exception {
    String digest = stored(text);
    Files.setLastModifiedTime(content.file(digest).orElseThrow(), OLD);
    return digest;
  }

  private void use(String digest) {
    ProductImage image =
        new ProductImage(
            "p", digest, "a.png", ImagePurpose.TRAIN, ImageLabel.GOOD, "2026-01-01T00:00:00.000Z");
    database.write(handle -> new ImageTable(handle).add(image));
  }

  private UnusedFiles at(Instant now) {
    return new UnusedFiles(database, content, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void oldFilesThatNoRecordRefersToAreDeleted() throws Exception {
    String unused = storedLongAgo("unused");
    String used = storedLongAgo("used");
    use(used);
    String fresh = stored("its record comes in a moment");
    Path unfinished = Files.write(folder.resolve("content/.half.tiff"), new byte[9]);
    Files.setLastModifiedTime(unfinished, OLD);

    at(NOW).run();

    assertThat(content.file(unused)).isEmpty();
    assertThat(content.file(used)).isPresent();
    assertThat(content.file(fresh)).isPresent();
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void allFilesAreLookedThroughOnceADay() throws Exception {
    Instant[] now = {NOW};
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    UnusedFiles work = new UnusedFiles(database, content, clock);
    work.run();
    String unused = storedLongAgo("unused");

    now[0] = NOW.plus(Duration.ofHours(23));
    work.run();
    assertThat(content.file(unused)).isPresent();

    now[0] = NOW.plus(Duration.ofHours(24));
    work.run();
    assertThat(content.file(unused)).isEmpty();
  }
}
