// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.slf4j.LoggerFactory;

/**
 * Receives what is unusual about an image file that is read nevertheless. Called by the thread that
 * reads.
 */
@FunctionalInterface
public interface ReadWarnings {
  /** Writes each warning to the log. */
  ReadWarnings LOGGED =
      (kind, name, sentence) ->
          LoggerFactory.getLogger(ReadWarnings.class).warn("{}: {}", name, sentence);

  /** Ignores warnings, for files that are also read otherwise. */
  ReadWarnings IGNORED = (kind, name, sentence) -> {};

  /** What a warning is about. */
  enum Kind {
    /** The file holds several pages or frames, of which the first is read. */
    FURTHER_PICTURES,
    /** Samples are above white at the given depth. */
    ABOVE_WHITE
  }

  /**
   * @param name of the file
   * @param sentence for display, without name and full stop
   */
  void add(Kind kind, String name, String sentence);
}
