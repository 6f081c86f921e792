// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import java.util.Optional;

/**
 * The files of a part, as they were sent.
 *
 * @param source name that the sender gives it, at most {@value #LONGEST_SOURCE} characters without
 *     control characters
 * @param image file; empty if the model uses scans alone
 * @param scan file; empty if the model uses images alone
 */
public record PartContent(String source, Optional<byte[]> image, Optional<byte[]> scan) {
  /** Most characters of a source. */
  public static final int LONGEST_SOURCE = 500;

  public PartContent {
    if (source.length() > LONGEST_SOURCE || source.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "source has %d characters, expected at most %d without control characters"
              .formatted(source.length(), LONGEST_SOURCE));
    }
  }

  /** A part with an image alone. */
  public static PartContent image(String source, byte[] file) {
    return new PartContent(source, Optional.of(file), Optional.empty());
  }
}
