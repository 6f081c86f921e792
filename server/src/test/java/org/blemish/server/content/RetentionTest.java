// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.config.StorageSettings;
import org.blemish.server.config.StoredParts;
import org.blemish.server.health.Alarms;
import org.blemish.server.store.Database;
import org.blemish.server.store.PartFilter;
import org.blemish.server.store.PartOrigin;
import org.blemish.server.store.PartRecord;
import org.blemish.server.store.PartTable;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.RecordIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");

  @TempDir private Path folder;
  private final RecordIds ids = new RecordIds();
  private final Alarms alarms = new Alarms();
  private Database database;
  private ContentStore content;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseSettings.DEFAULT, folder);
    content = new ContentStore(folder.resolve("content"), 0, alarms);
    Product product =
        new Product("p", "P", "2026-01-01T00:00:00.000Z", Optional.empty(), Optional.empty());
    database.write(handle -> new ProductTable(handle).add(product));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A part with an image of some bytes that was stored long ago. */
  private String part(String time, Verdict verdict, String image) throws Exception {
    String digest = content.put(image.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    Files.setLastModifiedTime(
        content.file(digest).orElseThrow(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    PartRecord part =
        new PartRecord(
            ids.next(),
            "p",
            time,
            PartOrigin.REST,
            "a",
            "m",
            1,
            1,
            0,
            Optional.empty(),
            Optional.empty(),
            verdict,
            Optional.empty(),
            List.of(),
            1,
            Optional.of(digest),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    database.write(
        handle -> {
          new PartTable(handle).add(part);
          return true;
        });
    return digest;
  }

  private Retention.Deleted run(
      Optional<Integer> good, Optional<Integer> other, Optional<Integer> record) {
    StorageSettings settings =
        new StorageSettings(
            StoredParts.ALL, StoredParts.ALL, good, other, record, Optional.empty(), 0);
    return new Retention(database, content, settings, Clock.fixed(NOW, ZoneOffset.UTC)).delete();
  }

  private Retention.Deleted reduceTo(int megabytes) {
    StorageSettings settings =
        new StorageSettings(
            StoredParts.ALL,
            StoredParts.ALL,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(megabytes),
            0);
    return new Retention(database, content, settings, Clock.fixed(NOW, ZoneOffset.UTC)).delete();
  }

  private Optional<String> image(String digest) {
    return database
        .<List<PartRecord>>read(handle -> new PartTable(handle).list(PartFilter.product("p"), 10))
        .stream()
        .flatMap(part -> part.image().stream())
        .filter(digest::equals)
        .findFirst();
  }

  @Test
  void goodAndOtherPartsHaveTheirOwnAge() throws Exception {
    String oldGood = part("2026-06-01T00:00:00.000Z", Verdict.GOOD, "one");
    String oldDefect = part("2026-06-01T00:00:00.000Z", Verdict.DEFECTIVE, "two");
    String newGood = part("2026-06-29T00:00:00.000Z", Verdict.GOOD, "three");

    Retention.Deleted deleted = run(Optional.of(10), Optional.of(100), Optional.empty());

    assertThat(deleted).isEqualTo(new Retention.Deleted(1, 3, 0));
    assertThat(content.file(oldGood)).isEmpty();
    assertThat(content.file(oldDefect)).isPresent();
    assertThat(content.file(newGood)).isPresent();
  }

  @Test
  void imageOfANewerPartIsKept() throws Exception {
    String shared = part("2026-06-01T00:00:00.000Z", Verdict.GOOD, "same");
    part("2026-06-29T00:00:00.000Z", Verdict.GOOD, "same");

    run(Optional.of(10), Optional.empty(), Optional.empty());

    assertThat(content.file(shared)).isPresent();
  }

  @Test
  void imageThatWasUsedAMomentAgoIsKept() throws Exception {
    String digest = part("2026-06-01T00:00:00.000Z", Verdict.GOOD, "same");
    content.put("same".getBytes(StandardCharsets.UTF_8));

    run(Optional.of(10), Optional.empty(), Optional.empty());

    assertThat(content.file(digest)).isPresent();
  }

  @Test
  void overTheSizeGoodPartsGoFirstAndTheOldestOfThem() throws Exception {
    String megabyte = "x".repeat(1 << 20);
    String oldGood = part("2026-06-01T00:00:00.000Z", Verdict.GOOD, "1" + megabyte);
    String defect = part("2026-05-01T00:00:00.000Z", Verdict.DEFECTIVE, "2" + megabyte);
    assertThat(reduceTo(3).files()).isZero();

    assertThat(reduceTo(2).files()).isEqualTo(1);
    assertThat(content.file(oldGood)).isEmpty();
    assertThat(content.file(defect)).isPresent();
  }

  @Test
  void partsOfTheLastHourKeepTheirImagesWhenAllIsTooLarge() throws Exception {
    String fresh = part("2026-06-29T23:30:00.000Z", Verdict.GOOD, "x".repeat(2 << 20));

    assertThat(reduceTo(1)).isEqualTo(new Retention.Deleted(0, 0, 0));

    assertThat(content.file(fresh)).isPresent();
    assertThat(image(fresh)).as("the record still names its image").isPresent();
  }

  @Test
  void recordsAreDeletedOnlyIfTheSettingsSaySo() throws Exception {
    part("2026-01-01T00:00:00.000Z", Verdict.DEFECTIVE, "x");

    assertThat(run(Optional.of(1), Optional.of(1), Optional.empty()).records()).isZero();
    assertThat(run(Optional.of(1), Optional.of(1), Optional.of(30)).records()).isEqualTo(1);
  }

  @Test
  void fullDiskStopsStoringWithAnAlarm() {
    ContentStore full = new ContentStore(folder.resolve("full"), Long.MAX_VALUE, alarms);

    assertThat(full.put(new byte[] {1, 2})).isEmpty();
    assertThat(alarms.isRaised(ContentStore.ALARM)).isTrue();
    assertThat(alarms.sentences()).singleElement().asString().contains("images are not stored");

    assertThat(content.put(new byte[] {1, 2})).isPresent();
    assertThat(alarms.isRaised(ContentStore.ALARM)).as("space again").isFalse();
  }
}
