// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.Sha256;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.inspect.OverloadedException;
import org.blemish.server.inspect.PartContent;
import org.blemish.server.inspect.TimedOutException;
import org.blemish.server.store.FileOutcome;
import org.blemish.server.store.FolderFile;
import org.blemish.server.store.PartOrigin;
import org.blemish.server.store.RecordsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inspects the files of a folder as they appear, one after the other, the oldest first. The folder
 * is listed again and again, since network drives do not report changes.
 *
 * <p>A file is read when its length and time of change have not changed for a while. If it cannot
 * be decoded then, it may still grow: it is read again until it has not changed for longer, and is
 * a failed file then. The record of a file is written in the same transaction as that of its part:
 * after an abrupt end of the program no file is missing, and none is recorded twice.
 */
public final class HotFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HotFolder.class);
  private static final long LISTING_MILLIS = 200;
  private static final long RETRY_MILLIS = 1000;

  /** Listing takes at most this share of the time. */
  private static final int LISTING_SHARE = 4;

  private final FolderSettings settings;
  private final Path folder;
  private final FolderListing listing;
  private final FolderRecords records;
  private final FinishedFiles finished;
  private final LineServices services;
  private final Map<String, FileState> settled = new HashMap<>();
  private final Map<String, Candidate> candidates = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Optional<String> problem = Optional.empty();

  public HotFolder(FolderSettings settings, LineServices services) {
    this.settings = settings;
    this.folder = settings.folder();
    this.listing = new FolderListing(folder, settings.names());
    this.records =
        new FolderRecords(settings, services.database(), services.ids(), services.outbox());
    this.finished = new FinishedFiles(folder, settings);
    this.services = services;
    this.thread = new Thread(this::run, "folder " + folder);
    thread.setDaemon(true);
  }

  /** A file that was seen and is not settled. */
  private static final class Candidate {
    private FileState state;
    private long changed = System.nanoTime();
    private long notBefore = changed;

    Candidate(FileState state) {
      this.state = state;
    }

    void observe(FileState now) {
      if (!state.equals(now)) {
        state = now;
        changed = System.nanoTime();
        notBefore = changed;
      }
    }

    long unchangedNanos() {
      return System.nanoTime() - changed;
    }

    boolean waits() {
      return System.nanoTime() - notBefore < 0;
    }

    void retryLater() {
      notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
    }
  }

  /** Files cannot be inspected now, for a reason that has nothing to do with them. */
  private static final class HeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldException(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
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
    boolean changes = !finished.stays(FileOutcome.INSPECTED) || !finished.stays(FileOutcome.FAILED);
    if (changes && !Files.isWritable(folder)) {
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
      problem = Optional.empty();
      try {
        List<FolderListing.Entry> entries = listing.list();
        long listed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        sleep = Math.max(LISTING_MILLIS, LISTING_SHARE * listed);
        work(entries);
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
        services.alarms().raise(alarm(), problem.get());
        sleep = Math.max(sleep, RETRY_MILLIS);
      } else {
        services.alarms().clear(alarm());
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

  private void work(List<FolderListing.Entry> entries) {
    Map<String, FileState> now =
        entries.stream()
            .collect(Collectors.toMap(FolderListing.Entry::name, FolderListing.Entry::state));
    settled.keySet().retainAll(now.keySet());
    candidates.keySet().retainAll(now.keySet());
    for (FolderListing.Entry entry : entries) {
      if (closed()) {
        return;
      }
      if (entry.state().equals(settled.get(entry.name()))) {
        continue;
      }
      Candidate candidate =
          candidates.computeIfAbsent(entry.name(), name -> new Candidate(entry.state()));
      candidate.observe(entry.state());
      if (!candidate.waits() && candidate.unchangedNanos() >= settings.stable().toNanos()) {
        process(entry, candidate);
      }
    }
  }

  private void process(FolderListing.Entry entry, Candidate candidate) {
    Optional<FileOutcome> known = records.known(entry);
    if (known.isPresent()) {
      finish(entry, candidate, known.get());
      return;
    }
    Path file = folder.resolve(entry.name());
    byte[] bytes;
    try {
      bytes = FileBytes.read(file, services.mostBytes());
      Optional<FileState> after = FileState.of(file);
      if (!after.equals(Optional.of(entry.state()))) {
        after.ifPresent(candidate::observe);
        return;
      }
    } catch (IOException e) {
      candidate.retryLater(); // it was moved away, or the next listing says why
      return;
    } catch (BlemishException e) {
      undecodable(entry, candidate, "", e);
      return;
    }
    String digest = Sha256.of(bytes).hex();
    Optional<FolderFile> earlier = records.inspected(digest);
    if (earlier.isPresent()) {
      records.duplicate(entry, earlier.get());
      finish(entry, candidate, FileOutcome.DUPLICATE);
    } else {
      inspect(entry, candidate, bytes, digest);
    }
  }

  private void inspect(
      FolderListing.Entry entry, Candidate candidate, byte[] bytes, String digest) {
    try {
      services.requireModel().accept(settings.product());
    } catch (BlemishException e) {
      throw new HeldException(e);
    }
    try {
      services
          .inspector()
          .inspect(
              settings.product(),
              PartContent.image(source(entry.name()), bytes),
              PartOrigin.FOLDER,
              records.inspection(entry, digest));
    } catch (OverloadedException | TimedOutException | RecordsException e) {
      throw new HeldException(e);
    } catch (RuntimeException e) {
      undecodable(entry, candidate, digest, e);
      return;
    }
    finish(entry, candidate, FileOutcome.INSPECTED);
  }

  /** The path, without what a record cannot hold. */
  private String source(String name) {
    String path = folder.resolve(name).toString().replaceAll("\\p{Cntrl}", "?");
    return path.substring(Math.max(0, path.length() - PartContent.LONGEST_SOURCE));
  }

  /** The file may be incomplete, until it has not changed for long enough. */
  private void undecodable(
      FolderListing.Entry entry, Candidate candidate, String digest, RuntimeException failure) {
    if (closed()) {
      return;
    }
    if (candidate.unchangedNanos() < settings.giveUp().toNanos()) {
      candidate.retryLater();
      return;
    }
    if (!(failure instanceof BlemishException)) {
      LOG.error("{} failed", entry.name(), failure);
    }
    FolderFile failed = records.failure(entry, digest, String.valueOf(failure.getMessage()));
    services.observer().failed(failed);
    finish(entry, candidate, FileOutcome.FAILED);
  }

  private void finish(FolderListing.Entry entry, Candidate candidate, FileOutcome outcome) {
    try {
      if (!finished.stays(outcome) && replaced(entry, candidate)) {
        return;
      }
      finished.finish(entry.name(), outcome);
    } catch (IOException e) {
      problem =
          Optional.of(
              "%s cannot be moved or deleted (%s): make the folder writable; it is not inspected again"
                  .formatted(folder.resolve(entry.name()), e));
      candidate.retryLater();
      return;
    }
    candidates.remove(entry.name());
    if (finished.stays(outcome)) {
      settled.put(entry.name(), entry.state());
    }
  }

  /** Whether another file has got the name meanwhile, which must not be moved unseen. */
  private boolean replaced(FolderListing.Entry entry, Candidate candidate) throws IOException {
    try {
      Optional<FileState> now = FileState.of(folder.resolve(entry.name()));
      now.ifPresent(candidate::observe);
      return !now.equals(Optional.of(entry.state()));
    } catch (NoSuchFileException e) {
      return true;
    }
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
