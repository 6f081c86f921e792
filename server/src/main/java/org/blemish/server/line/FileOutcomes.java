// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.store.FileOutcome;
import org.blemish.server.store.FolderFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the files of a folder: they are read again later, have failed, or are finished.
 * Not thread-safe.
 */
final class FileOutcomes {
  private static final Logger LOG = LoggerFactory.getLogger(FileOutcomes.class);

  private final FolderSettings settings;
  private final Path folder;
  private final FolderRecords records;
  private final FolderObserver observer;
  private final CandidateFiles files;
  private final FinishedFiles finished;
  private Optional<String> problem = Optional.empty();

  /**
   * @param observer of failed files
   * @param files of the folder
   */
  FileOutcomes(
      FolderSettings settings,
      FolderRecords records,
      FolderObserver observer,
      CandidateFiles files) {
    this.settings = settings;
    this.folder = settings.folder();
    this.records = records;
    this.observer = observer;
    this.files = files;
    this.finished = new FinishedFiles(folder, settings);
  }

  /** Whether files are moved or deleted. */
  boolean changeTheFolder() {
    return !finished.stays(FileOutcome.INSPECTED) || !finished.stays(FileOutcome.FAILED);
  }

  /** Why a file could not be moved or deleted, since the last call. */
  Optional<String> takeProblem() {
    Optional<String> last = problem;
    problem = Optional.empty();
    return last;
  }

  /**
   * The files of a part cannot be used. They may be incomplete, until none has changed for long
   * enough; then they are failed files.
   *
   * @param digests of their bytes; empty texts if they were not read
   */
  void unusable(FolderPart part, List<String> digests, RuntimeException failure) {
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
      observer.failed(failed);
      finish(entries.get(i), FileOutcome.FAILED);
    }
  }

  /** The record of a file is on disk: it is moved, deleted or left. */
  void finish(FolderListing.Entry entry, FileOutcome outcome) {
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
}
