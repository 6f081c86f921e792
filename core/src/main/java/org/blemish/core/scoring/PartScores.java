// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Scores of good parts that equally many images show. The score of a part is the highest of its
 * images, since a part is defective if one of them is.
 *
 * @param images of each part, at least 2
 * @param scores of the parts; a part weighs as much as its images together
 */
public record PartScores(int images, GoodScores scores) {
  public PartScores {
    if (images < 2) {
      throw new IllegalArgumentException(images + " images per part: expected at least 2");
    }
  }

  /**
   * The scores of parts.
   *
   * @param parts samples of each part's images, at least one
   * @return empty if parts have one image, or not equally many
   */
  public static Optional<PartScores> of(List<List<CalibrationSample>> parts) {
    int images = parts.isEmpty() ? 0 : parts.get(0).size();
    if (images < 2 || parts.stream().anyMatch(part -> part.size() != images)) {
      return Optional.empty();
    }
    List<List<CalibrationSample>> ascending = new ArrayList<>(parts);
    ascending.sort(Comparator.comparingDouble(PartScores::highest));
    return Optional.of(
        new PartScores(
            images,
            new GoodScores(
                ascending.stream().mapToDouble(PartScores::highest).toArray(),
                ascending.stream().mapToDouble(PartScores::weight).toArray())));
  }

  /** Number of parts. */
  public int parts() {
    return scores.images();
  }

  /** Number of parts with a score above a threshold. */
  public int above(double threshold) {
    int above = 0;
    for (double score : scores.scores()) {
      above += score > threshold ? 1 : 0;
    }
    return above;
  }

  private static double highest(List<CalibrationSample> part) {
    return part.stream().mapToDouble(CalibrationSample::score).max().orElseThrow();
  }

  private static double weight(List<CalibrationSample> part) {
    return Math.min(1, part.stream().mapToDouble(CalibrationSample::weight).sum());
  }
}
