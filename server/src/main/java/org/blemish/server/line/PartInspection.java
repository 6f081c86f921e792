// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
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

/**
 * Inspects what is ready in a folder: parts of one or two files, one after the other. Not
 * thread-safe.
 */
final class PartInspection {
  private final FolderSettings settings;
  private final Path folder;
  private final FolderRecords records;
  private final LineServices services;
  private final CandidateFiles files;
  private final FileOutcomes outcomes;
  private final FolderParts parts;
  private final BooleanSupplier closed;

  /**
   * @param files of the folder, which remember what was done
   * @param outcomes what becomes of them
   * @param closed whether to begin no further part
   */
  PartInspection(
      FolderSettings settings,
      FolderRecords records,
      LineServices services,
      CandidateFiles files,
      FileOutcomes outcomes,
      BooleanSupplier closed) {
    this.settings = settings;
    this.folder = settings.folder();
    this.records = records;
    this.services = services;
    this.files = files;
    this.outcomes = outcomes;
    this.parts = new FolderParts(folder);
    this.closed = closed;
  }

  /**
   * Does what can be done now.
   *
   * @throws HeldException if files cannot be inspected now
   */
  void run(List<FolderListing.Entry> entries) {
    if (entries.stream().noneMatch(files::isReady)) {
      return;
    }
    Modality modality = modality();
    PathMatcher names = settings.names(modality.usesScan());
    List<FolderListing.Entry> used =
        entries.stream().filter(entry -> FolderListing.matches(names, entry.name())).toList();
    FolderParts.Found found = parts.find(modality, used, files);
    for (FolderPart part : found.parts()) {
      if (closed.getAsBoolean()) {
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
      outcomes.finish(file, known.get()); // its counterpart was moved away before an abrupt end
      return;
    }
    unusable(
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
      if (files.isReady(file) && !closed.getAsBoolean()) {
        unusable(
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
        outcomes.finish(entries.get(i), known.get(i));
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
        outcomes.finish(entries.get(i), FileOutcome.DUPLICATE);
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
      unusable(part, part.files().stream().map(each -> "").toList(), e);
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
      if (e instanceof BlemishException known && isOfThisMachine(known)) {
        throw new HeldException(known);
      }
      unusable(part, digests, e);
      return;
    }
    part.files().forEach(entry -> outcomes.finish(entry, FileOutcome.INSPECTED));
  }

  /** Whether the next part fails too: by the model's file, or the disk of the server. */
  private static boolean isOfThisMachine(BlemishException failure) {
    return failure.fault() == Fault.MODEL
        || (failure.fault() == Fault.ENVIRONMENT && failure.getCause() instanceof IOException);
  }

  /** The path, without what a record cannot hold. */
  private String source(String name) {
    String path = folder.resolve(name).toString().replaceAll("\\p{Cntrl}", "?");
    return path.substring(Math.max(0, path.length() - PartContent.LONGEST_SOURCE));
  }

  private void unusable(FolderPart part, List<String> digests, RuntimeException failure) {
    if (!closed.getAsBoolean()) {
      outcomes.unusable(part, digests, failure);
    }
  }
}
