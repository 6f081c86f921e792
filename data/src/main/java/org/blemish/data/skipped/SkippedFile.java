// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.skipped;

import java.nio.file.Path;

/**
 * A file or folder that was found and is not used.
 *
 * @param path as found; of a folder that is not searched, the folder
 * @param reason why it is not used
 * @param text the reason in words, which may be more exact than {@link SkipReason#text}
 */
public record SkippedFile(Path path, SkipReason reason, String text) {
  /** With the reason's own words. */
  public SkippedFile(Path path, SkipReason reason) {
    this(path, reason, reason.text());
  }
}
