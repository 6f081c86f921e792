// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.util.List;
import java.util.Optional;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.inspect.PartObserver;
import org.blemish.server.outbox.Outbox;
import org.blemish.server.store.Database;
import org.blemish.server.store.FileOutcome;
import org.blemish.server.store.FolderFile;
import org.blemish.server.store.FolderFileTable;
import org.blemish.server.store.PartRecord;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;
import org.jdbi.v3.core.Handle;

/**
 * Records of the files of one folder.
 *
 * @param settings of the folder
 * @param database of the records
 * @param ids of new records
 * @param outbox for messages about failed files
 */
record FolderRecords(FolderSettings settings, Database database, RecordIds ids, Outbox outbox) {
  /** What became of a file earlier; empty if it was not seen, or has changed since. */
  Optional<FileOutcome> known(FolderListing.Entry entry) {
    return database
        .read(
            handle ->
                new FolderFileTable(handle)
                    .get(
                        settings.product(),
                        settings.folder().toString(),
                        entry.name(),
                        entry.state().bytes(),
                        entry.state().modified()))
        .map(FolderFile::outcome);
  }

  /** The inspected file with the same bytes. */
  Optional<FolderFile> inspected(String digest) {
    return database.read(
        handle -> new FolderFileTable(handle).inspected(settings.product(), digest));
  }

  /** Writes the records of inspected files in the transaction of their part. */
  PartObserver inspection(List<FolderListing.Entry> entries, List<String> digests) {
    return new PartObserver() {
      @Override
      public void recording(Handle transaction, PartRecord part) {
        FolderFileTable table = new FolderFileTable(transaction);
        for (int i = 0; i < entries.size(); i++) {
          table.add(
              file(
                  entries.get(i),
                  digests.get(i),
                  FileOutcome.INSPECTED,
                  Optional.of(part.id()),
                  Optional.empty()));
        }
      }
    };
  }

  void duplicate(FolderListing.Entry entry, FolderFile earlier) {
    database.write(
        handle -> {
          new FolderFileTable(handle)
              .add(
                  file(
                      entry,
                      earlier.digest(),
                      FileOutcome.DUPLICATE,
                      earlier.part(),
                      Optional.empty()));
          return true;
        });
  }

  FolderFile failure(FolderListing.Entry entry, String digest, String problem) {
    FolderFile failed =
        database.write(
            handle -> {
              FolderFile file =
                  file(entry, digest, FileOutcome.FAILED, Optional.empty(), Optional.of(problem));
              new FolderFileTable(handle).add(file);
              outbox.failed(handle, file);
              return file;
            });
    outbox.wake();
    return failed;
  }

  private FolderFile file(
      FolderListing.Entry entry,
      String digest,
      FileOutcome outcome,
      Optional<String> part,
      Optional<String> problem) {
    return new FolderFile(
        ids.next(),
        settings.product(),
        settings.folder().toString(),
        entry.name(),
        entry.state().bytes(),
        entry.state().modified(),
        digest,
        outcome,
        part,
        problem,
        Timestamp.now());
  }
}
