// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import org.blemish.server.store.FolderFile;

/** Is told of files that could not be inspected. */
@FunctionalInterface
public interface FolderObserver {
  /** Does nothing. */
  FolderObserver NONE = file -> {};

  /** Called when the record of the file is on disk. */
  void failed(FolderFile file);
}
