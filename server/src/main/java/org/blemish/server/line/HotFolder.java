// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.Sha256;
import org.blemish.core.input.Modality;
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

  private final FolderSettings settings;
  private final Path folder;
  private final FolderListing listing;
  private final FolderRecords records;
  private final FinishedFiles finished;
  private final LineServices services;
  private final CandidateFiles files;
  private final FolderParts parts;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Optional<String> problem = Optional.empty();

  public HotFolder(FolderSettings settings, LineServices services) {
    this.settings = settings;
    this.folder = settings.folder();
    this.listing = new FolderListing(folder, settings.names(true));
    this.records =
        new FolderRecords(settings, services.database(), services.ids(), services.outbox());
    this.finished = new FinishedFiles(folder, settings);
    this.services = services;
    this.files = new CandidateFiles(settings.stable());
    this.parts = new FolderParts(folder);
    this.thread = new Thread(this::run, "folder " + folder);
    thread.setDaemon(true);
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
    files.observe(entries);
    if (entries.stream().noneMatch(files::isReady)) {
      return;
    }
    Modality modality = modality();
    PathMatcher names = settings.names(modality.usesScan());
    List<FolderListing.Entry> used =
        entries.stream().filter(entry -> FolderListing.matches(names, entry.name())).toList();
    FolderParts.Found found = parts.find(modality, used, files);
    for (FolderPart part : found.parts()) {
      if (closed()) {
        return;
      }
      Optional<String> missing = part.missing(modality);
      if (missing.isPresent()) {
        waitFor(missing.get(), part);
      } else {
        process(part);
      }
    }
    found.ambiguous().forEach(this::ambiguous);
  }

  /** What a part consists of, by the active model. */
  private Modality modality() {
    try {
      return services.modality().apply(settings.product());
    } catch (BlemishException e) {
      throw new HeldException(e);
    }
  }

  /** An image or a scan alone: its counterpart may still arrive. */
  private void waitFor(String missing, FolderPart part) {
    FolderListing.Entry file = part.files().get(0);
    Optional<FileOutcome> known = records.known(file);
    if (known.isPresent()) {
      finish(file, known.get()); // its counterpart was moved away before an abrupt end
      return;
    }
    undecodable(
        part,
        List.of(""),
        new BlemishException(
            "%s: its %s has not arrived within %d s (giveUpSeconds); the model needs image and scan, such as 17.png and 17.tiff"
                .formatted(file.name(), missing, settings.giveUp().toSeconds())));
  }

  private void ambiguous(FolderParts.Ambiguous group) {
    String names =
        group.files().stream().map(FolderListing.Entry::name).collect(Collectors.joining(", "));
    for (FolderListing.Entry file : group.files()) {
      if (files.isReady(file) && !closed()) {
        undecodable(
            FolderPart.ofImage(file),
            List.of(""),
            new BlemishException(
                "%s: it is not clear which image and which scan belong together; leave one of each"
                    .formatted(names)));
      }
    }
  }

  private void process(FolderPart part) {
    List<FolderListing.Entry> entries = part.files();
    List<FileOutcome> known =
        entries.stream().flatMap(entry -> records.known(entry).stream()).toList();
    if (known.size() == entries.size()) {
      for (int i = 0; i < known.size(); i++) {
        finish(entries.get(i), known.get(i));
      }
      return;
    }
    List<byte[]> contents = new ArrayList<>();
    for (FolderListing.Entry entry : entries) {
      Optional<byte[]> bytes = read(part, entry);
      if (bytes.isEmpty()) {
        return;
      }
      contents.add(bytes.get());
    }
    List<String> digests = contents.stream().map(bytes -> Sha256.of(bytes).hex()).toList();
    List<FolderFile> earlier =
        digests.stream().flatMap(digest -> records.inspected(digest).stream()).toList();
    boolean duplicate =
        earlier.size() == entries.size()
            && earlier.stream().map(FolderFile::part).distinct().count() == 1;
    if (duplicate) {
      for (int i = 0; i < entries.size(); i++) {
        records.duplicate(entries.get(i), earlier.get(i));
        finish(entries.get(i), FileOutcome.DUPLICATE);
      }
    } else {
      inspect(part, contents, digests);
    }
  }

  /** The bytes of a file; empty if it has to be read later, or is a failed file. */
  private Optional<byte[]> read(FolderPart part, FolderListing.Entry entry) {
    Path file = folder.resolve(entry.name());
    try {
      byte[] bytes = FileBytes.read(file, services.mostBytes());
      Optional<FileState> after = FileState.of(file);
      if (after.equals(Optional.of(entry.state()))) {
        return Optional.of(bytes);
      }
      after.ifPresent(files.of(entry)::observe);
    } catch (IOException e) {
      files.of(entry).retryLater(); // it was moved away, or the next listing says why
    } catch (BlemishException e) {
      undecodable(part, part.files().stream().map(each -> "").toList(), e);
    }
    return Optional.empty();
  }

  private void inspect(FolderPart part, List<byte[]> contents, List<String> digests) {
    boolean image = part.image().isPresent();
    PartContent content =
        new PartContent(
            source(part.name()),
            image ? Optional.of(contents.get(0)) : Optional.empty(),
            part.scan().map(scan -> contents.get(contents.size() - 1)));
    try {
      services
          .inspector()
          .inspect(
              settings.product(),
              content,
              PartOrigin.FOLDER,
              records.inspection(part.files(), digests));
    } catch (OverloadedException | TimedOutException | RecordsException e) {
      throw new HeldException(e);
    } catch (RuntimeException e) {
      undecodable(part, digests, e);
      return;
    }
    part.files().forEach(entry -> finish(entry, FileOutcome.INSPECTED));
  }

  /** The path, without what a record cannot hold. */
  private String source(String name) {
    String path = folder.resolve(name).toString().replaceAll("\\p{Cntrl}", "?");
    return path.substring(Math.max(0, path.length() - PartContent.LONGEST_SOURCE));
  }

  /** The files may be incomplete, until none has changed for long enough. */
  private void undecodable(FolderPart part, List<String> digests, RuntimeException failure) {
    if (closed()) {
      return;
    }
    List<FolderListing.Entry> entries = part.files();
    if (!entries.stream().allMatch(entry -> files.of(entry).unchangedFor(settings.giveUp()))) {
      entries.forEach(entry -> files.of(entry).retryLater());
      return;
    }
    if (!(failure instanceof BlemishException)) {
      LOG.error("{} failed", part.name(), failure);
    }
    for (int i = 0; i < entries.size(); i++) {
      FolderFile failed =
          records.failure(entries.get(i), digests.get(i), String.valueOf(failure.getMessage()));
      services.observer().failed(failed);
      finish(entries.get(i), FileOutcome.FAILED);
    }
  }

  private void finish(FolderListing.Entry entry, FileOutcome outcome) {
    try {
      if (!finished.stays(outcome) && replaced(entry)) {
        return;
      }
      finished.finish(entry.name(), outcome);
    } catch (IOException e) {
      problem =
          Optional.of(
              "%s cannot be moved or deleted (%s): make the folder writable; it is not inspected again"
                  .formatted(folder.resolve(entry.name()), e));
      files.of(entry).retryLater();
      return;
    }
    files.finish(entry, finished.stays(outcome));
  }

  /** Whether another file has got the name meanwhile, which must not be moved unseen. */
  private boolean replaced(FolderListing.Entry entry) throws IOException {
    try {
      Optional<FileState> now = FileState.of(folder.resolve(entry.name()));
      now.ifPresent(files.of(entry)::observe);
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
