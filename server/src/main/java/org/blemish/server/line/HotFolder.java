// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.health.Alarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inspects the parts of a folder as their files appear, one after the other, the oldest first. The
 * folder is listed again and again, since network drives do not report changes.
 *
 * <p>A file is read when its length and time of change have not changed for a while. If it cannot
 * be decoded then, it may still grow: it is read again until it has not changed for longer, and is
 * a failed file then. So is an image or a scan whose counterpart does not arrive in that time,
 * where the model needs both. The record of a file is written in the same transaction as that of
 * its part: after an abrupt end of the program no file is missing, and none is recorded twice.
 */
public final class HotFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HotFolder.class);
  private static final long LISTING_MILLIS = 200;
  private static final long RETRY_MILLIS = 1000;

  /** Listing takes at most this share of the time. */
  private static final int LISTING_SHARE = 4;

  private final Path folder;
  private final FolderListing listing;
  private final CandidateFiles files;
  private final FileOutcomes outcomes;
  private final PartInspection inspection;
  private final Alarms alarms;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  public HotFolder(FolderSettings settings, LineServices services) {
    this.folder = settings.folder();
    this.listing = new FolderListing(folder, settings.names(true));
    this.files = new CandidateFiles(settings.stable());
    FolderRecords records =
        new FolderRecords(settings, services.database(), services.ids(), services.outbox());
    this.outcomes = new FileOutcomes(settings, records, services.observer(), files);
    this.inspection =
        new PartInspection(settings, records, services, files, outcomes, this::closed);
    this.alarms = services.alarms();
    this.thread = new Thread(this::run, "folder " + folder);
    thread.setDaemon(true);
  }

  /**
   * Checks what has to be right from the beginning.
   *
   * @throws BlemishException if the folder does not exist, or files cannot be moved or deleted
   *     there as demanded
   */
  public void check() {
    if (!Files.isDirectory(folder)) {
      throw new BlemishException(
          "%s is not a folder: create it, or watch another one".formatted(folder));
    }
    if (outcomes.changeTheFolder() && !Files.isWritable(folder)) {
      throw new BlemishException(
          "%s is not writable, so files cannot be moved or deleted there: allow it, or leave them"
              .formatted(folder));
    }
  }

  /** Starts watching. */
  public void start() {
    thread.start();
  }

  private void run() {
    long sleep = 0;
    while (!waitForClosing(sleep)) {
      long start = System.nanoTime();
      Optional<String> problem;
      try {
        List<FolderListing.Entry> entries = listing.list();
        long listed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        sleep = Math.max(LISTING_MILLIS, LISTING_SHARE * listed);
        files.observe(entries);
        inspection.run(entries);
        problem = outcomes.takeProblem();
      } catch (NoSuchFileException | NotDirectoryException e) {
        problem = Optional.of("folder %s does not exist: create it".formatted(folder));
      } catch (IOException e) {
        problem = Optional.of("folder %s cannot be read (%s)".formatted(folder, e));
      } catch (HeldException e) {
        problem = Optional.of("folder %s waits: %s".formatted(folder, e.getMessage()));
      } catch (RuntimeException e) {
        LOG.error("folder {}", folder, e);
        problem = Optional.of("folder %s waits: %s".formatted(folder, e));
      }
      if (problem.isPresent()) {
        alarms.raise(alarm(), problem.get());
        sleep = Math.max(sleep, RETRY_MILLIS);
      } else {
        alarms.clear(alarm());
      }
    }
  }

  private String alarm() {
    return "folder " + folder;
  }

  private boolean waitForClosing(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }

  /** Waits for the running inspection. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
