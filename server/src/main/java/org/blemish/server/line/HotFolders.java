// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.util.List;
import org.blemish.server.config.FolderSettings;

/** All watched folders of a server. A folder that does not exist yet is an alarm, not an error. */
public final class HotFolders implements AutoCloseable {
  private final List<HotFolder> folders;

  public HotFolders(List<FolderSettings> folders, LineServices services) {
    this.folders = folders.stream().map(folder -> new HotFolder(folder, services)).toList();
  }

  /** Starts watching. */
  public void start() {
    folders.forEach(HotFolder::start);
  }

  @Override
  public void close() {
    folders.forEach(HotFolder::close);
  }
}
