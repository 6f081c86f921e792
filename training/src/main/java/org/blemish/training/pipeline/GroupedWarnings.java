// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.blemish.core.image.ReadWarnings;

/**
 * Warnings about image files, one line for each kind: a camera that writes unusual files does so
 * for all. A file counts once, however often it is read. Safe for many threads.
 */
final class GroupedWarnings implements ReadWarnings {
  /** Sentence for each file, by kind; also the lock. */
  private final Map<Kind, SortedMap<String, String>> found = new EnumMap<>(Kind.class);

  @Override
  public void add(Kind kind, String name, String sentence) {
    synchronized (found) {
      found.computeIfAbsent(kind, any -> new TreeMap<>()).put(name, sentence);
    }
  }

  /**
   * The warnings so far.
   *
   * @param images number of images that were read
   */
  List<String> notes(int images) {
    synchronized (found) {
      return found.values().stream()
          .map(
              files ->
                  files.size() == 1
                      ? "%s: %s".formatted(files.firstKey(), files.get(files.firstKey()))
                      : "%s: %s; so do %d of the other %d images"
                          .formatted(
                              files.firstKey(),
                              files.get(files.firstKey()),
                              files.size() - 1,
                              images - 1))
          .toList();
    }
  }
}
