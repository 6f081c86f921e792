// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What shows that a file has changed.
 *
 * @param bytes its length
 * @param modified time of its last change, in milliseconds since 1970
 * @param key of the file system, if it has one: a file that replaces another has a new one
 */
record FileState(long bytes, long modified, Optional<String> key) {
  /** The state of a file now; empty if it is no regular file. */
  static Optional<FileState> of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.isRegularFile()
        ? Optional.of(
            new FileState(
                now.size(),
                now.lastModifiedTime().toMillis(),
                Optional.ofNullable(now.fileKey()).map(Object::toString)))
        : Optional.empty();
  }
}
