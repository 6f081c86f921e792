// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import org.blemish.server.store.FolderFile;

/**
 * The message about a file of a watched folder that could not be inspected.
 *
 * @param id of the file's record
 * @param type {@value #TYPE}
 * @param time when it was written
 * @param product of the folder
 * @param file the record
 */
record FailedFileMessage(String id, String type, String time, String product, FolderFile file) {
  static final String TYPE = "file.failed";

  static FailedFileMessage of(FolderFile file) {
    return new FailedFileMessage(file.id(), TYPE, file.time(), file.product(), file);
  }
}
