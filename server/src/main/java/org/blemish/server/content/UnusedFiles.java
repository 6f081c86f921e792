// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.blemish.server.store.ContentReferences;
import org.blemish.server.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes stored files that no record refers to: images that were removed from a product, files of
 * inspections that failed, and what a killed server left. {@link #run} is for one thread.
 */
public final class UnusedFiles implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnusedFiles.class);
  private static final Duration INTERVAL = Duration.ofDays(1);

  private final Database database;
  private final ContentStore content;
  private final Clock clock;
  private Instant next = Instant.MIN;
  private volatile boolean closed;

  public UnusedFiles(Database database, ContentStore content, Clock clock) {
    this.database = database;
    this.content = content;
    this.clock = clock;
  }

  /** Does its work once a day: to look through all files takes a while. */
  @Override
  public void run() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(INTERVAL);
    int files = 0;
    long bytes = 0;
    for (String start : content.starts()) {
      if (closed) {
        return;
      }
      List<String> stored = content.digests(start);
      // The records are read after the files: a file that was stored before has its record, or is
      // younger than what 'delete' deletes.
      Set<String> used = database.read(handle -> new ContentReferences(handle).startingWith(start));
      for (String digest : stored) {
        long freed = used.contains(digest) ? 0 : content.delete(digest);
        bytes += freed;
        files += freed > 0 ? 1 : 0;
      }
    }
    content.deleteUnfinished();
    if (files > 0) {
      LOG.info("deleted {} files with {} MB that no record refers to", files, bytes >> 20);
    }
  }

  /** Ends running work soon, so that a stop does not wait for it. */
  @Override
  public void close() {
    closed = true;
  }
}
