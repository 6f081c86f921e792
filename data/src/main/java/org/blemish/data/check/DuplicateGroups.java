// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.image.Image;

/**
 * Groups of images that show the same: images of equal pixels, and images that look the same as in
 * {@link DuplicateCheck}. A group has to be in one fold, because a model that was fitted to one of
 * its images was in effect fitted to the others. Images are added one by one and not kept. Not
 * thread-safe.
 */
public final class DuplicateGroups {
  private final List<NormalisedThumbnail> thumbnails = new ArrayList<>();
  private final List<String> contents = new ArrayList<>();

  /**
   * Adds the next image.
   *
   * @param content digest of its pixels
   */
  public void add(Image image, String content) {
    thumbnails.add(NormalisedThumbnail.of(image));
    contents.add(content);
  }

  /** Number of images that were added. */
  public int size() {
    return contents.size();
  }

  /**
   * The group of each image, in the order in which they were added: the index of the first image of
   * the group. Where more than a quarter of the images would be one group, only images of equal
   * pixels are grouped.
   */
  public int[] groups() {
    int[] equal = equalPixels();
    int[] similar = SimilarityGroups.of(thumbnails, DuplicateCheck.similarityLimit(thumbnails));
    return largest(similar) > Math.max(2, similar.length / 4) ? equal : similar;
  }

  private int[] equalPixels() {
    Map<String, Integer> first = new HashMap<>();
    int[] groups = new int[contents.size()];
    for (int i = 0; i < groups.length; i++) {
      Integer earlier = first.putIfAbsent(contents.get(i), i);
      groups[i] = earlier == null ? i : earlier;
    }
    return groups;
  }

  private static int largest(int[] groups) {
    int[] sizes = new int[groups.length];
    int largest = 0;
    for (int group : groups) {
      largest = Math.max(largest, ++sizes[group]);
    }
    return largest;
  }
}
