// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The files of a watched folder: those that were seen and wait, and those that are done and stay
 * there. Not thread-safe.
 */
final class CandidateFiles {
  private final Duration stable;
  private final Map<String, FileState> settled = new HashMap<>();
  private final Map<String, Candidate> candidates = new HashMap<>();

  /**
   * @param stable how long a file must not have changed before it is read
   */
  CandidateFiles(Duration stable) {
    this.stable = stable;
  }

  /** A file that was seen and is not settled. */
  static final class Candidate {
    private static final long RETRY_MILLIS = 1000;

    private FileState state;
    private long changed = System.nanoTime();
    private long notBefore = changed;

    private Candidate(FileState state) {
      this.state = state;
    }

    void observe(FileState now) {
      if (!state.equals(now)) {
        state = now;
        changed = System.nanoTime();
        notBefore = changed;
      }
    }

    boolean unchangedFor(Duration time) {
      return System.nanoTime() - changed >= time.toNanos();
    }

    void retryLater() {
      notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
    }

    private boolean waits() {
      return System.nanoTime() - notBefore < 0;
    }
  }

  /** Compares with what is in the folder now. */
  void observe(List<FolderListing.Entry> entries) {
    Map<String, FileState> now =
        entries.stream()
            .collect(Collectors.toMap(FolderListing.Entry::name, FolderListing.Entry::state));
    settled.keySet().retainAll(now.keySet());
    candidates.keySet().retainAll(now.keySet());
    entries.stream()
        .filter(entry -> !isSettled(entry))
        .forEach(entry -> of(entry).observe(entry.state()));
  }

  /** The candidate of a file. */
  Candidate of(FolderListing.Entry entry) {
    return candidates.computeIfAbsent(entry.name(), name -> new Candidate(entry.state()));
  }

  /** Whether nothing has to be done with the file unless it changes. */
  boolean isSettled(FolderListing.Entry entry) {
    return entry.state().equals(settled.get(entry.name()));
  }

  /** Whether the file has not changed for long enough to be read. */
  boolean isStable(FolderListing.Entry entry) {
    return isSettled(entry) || of(entry).unchangedFor(stable);
  }

  /** Whether something can be done with the file now. */
  boolean isReady(FolderListing.Entry entry) {
    return !isSettled(entry) && isStable(entry) && !of(entry).waits();
  }

  /** Forgets a file that is done; one that stays is settled. */
  void finish(FolderListing.Entry entry, boolean stays) {
    candidates.remove(entry.name());
    if (stays) {
      settled.put(entry.name(), entry.state());
    }
  }
}
