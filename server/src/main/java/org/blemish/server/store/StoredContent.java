// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * Digests of what is stored on disk of one part.
 *
 * @param image file as it was sent
 * @param scan file as it was sent
 * @param map anomaly map as float TIFF
 */
public record StoredContent(Optional<String> image, Optional<String> scan, Optional<String> map) {
  /** Nothing is stored. */
  public static final StoredContent NONE =
      new StoredContent(Optional.empty(), Optional.empty(), Optional.empty());
}
