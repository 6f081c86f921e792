// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.server.config.StorageSettings;
import org.blemish.server.store.ContentReferences;
import org.blemish.server.store.Database;
import org.blemish.server.store.Timestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes images, scans and maps of parts by age and by size, and old records if the settings say
 * so. Files that another record or a product's image needs are kept.
 *
 * @param database of the records
 * @param content of the files
 * @param settings ages and size
 * @param clock now
 */
public record Retention(
    Database database, ContentStore content, StorageSettings settings, Clock clock)
    implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int PAGE = 200;

  /**
   * What was deleted.
   *
   * @param files deleted files
   * @param bytes that became free
   * @param records deleted records
   */
  public record Deleted(int files, long bytes, int records) {}

  /** Does its work and writes into the log what was deleted. */
  @Override
  public void run() {
    Deleted deleted = delete();
    if (deleted.files() + deleted.records() > 0) {
      LOG.info(
          "deleted {} files with {} MB and {} records by age and size",
          deleted.files(),
          deleted.bytes() >> 20,
          deleted.records());
    }
  }

  /** Deletes what is too old, and then, while all is too large, what is oldest. */
  Deleted delete() {
    int[] files = {0};
    long[] bytes = {0};
    settings.goodDays().ifPresent(days -> deleteOlder(Optional.of(true), days, files, bytes));
    settings.otherDays().ifPresent(days -> deleteOlder(Optional.of(false), days, files, bytes));
    settings.megabytes().ifPresent(most -> reduce(most * (1L << 20), files, bytes));
    int records =
        settings
            .recordDays()
            .map(
                days -> {
                  deleteOlder(Optional.empty(), days, files, bytes);
                  return database.write(
                      handle -> new ContentReferences(handle).deleteRecords(before(days)));
                })
            .orElse(0);
    return new Deleted(files[0], bytes[0], records);
  }

  private String before(int days) {
    Instant time = clock.instant().minus(Duration.ofDays(days));
    return Timestamp.of(time);
  }

  private void deleteOlder(Optional<Boolean> good, int days, int[] files, long[] bytes) {
    String before = before(days);
    while (deletePage(good, before, files, bytes) == PAGE) {
      // The next page.
    }
  }

  /**
   * Good parts go first, the oldest before the newer ones. Parts whose files are too new to be
   * deleted keep them: records that lose their images would free nothing.
   */
  private void reduce(long most, int[] files, long[] bytes) {
    long excess = content.size() - most;
    long goal = bytes[0] + Math.max(0, excess);
    String before = Timestamp.of(clock.instant().minus(ContentStore.GRACE));
    for (boolean good : List.of(true, false)) {
      while (bytes[0] < goal && deletePage(Optional.of(good), before, files, bytes) == PAGE) {
        // The next page.
      }
    }
  }

  private int deletePage(Optional<Boolean> good, String before, int[] files, long[] bytes) {
    List<String> unused = new ArrayList<>();
    int parts =
        database.write(
            handle -> {
              unused.clear();
              return new ContentReferences(handle).forget(good, before, PAGE, unused::add);
            });
    for (String digest : unused) {
      long freed = content.delete(digest);
      bytes[0] += freed;
      files[0] += freed > 0 ? 1 : 0;
    }
    return parts;
  }
}
