// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.report;

import java.util.List;
import java.util.Optional;
import org.blemish.core.data.Label;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;

/**
 * One inspected sample. Pictures, map and mask show the same view, each at a size of its own; they
 * are only read while the sample is added to a report.
 *
 * @param id its path in the data set, unique in a variant
 * @param label ground truth
 * @param defectType kind of defect, {@code good} for good samples
 * @param score image score; finite
 * @param doubt why the sample never passes as good, whatever its score (quality gate)
 * @param size the input's own pixels, which regions are given in
 * @param views pictures to lay the map on: colour, shaded depth, ...; the first is shown first
 * @param map anomaly map, best at the input's own size
 * @param mask ground-truth mask
 * @param regions connected pixels that the model marks
 */
public record ReportSample(
    String id,
    Label label,
    String defectType,
    double score,
    Optional<String> doubt,
    Size size,
    List<View> views,
    Optional<FloatMap> map,
    Optional<Mask> mask,
    List<MarkedRegion> regions) {

  /** A picture of the sample and what it shows ({@code colour}, {@code depth}). */
  public record View(String name, Image image) {}

  /** A region's bounds in the input's pixels and its highest map value. */
  public record MarkedRegion(Rectangle bounds, double peak) {}

  public ReportSample {
    views = List.copyOf(views);
    regions = List.copyOf(regions);
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("sample %s has the score %s".formatted(id, score));
    }
  }

  /** A sample without doubts and regions. */
  public static ReportSample of(
      String id,
      Label label,
      String defectType,
      double score,
      Image image,
      FloatMap map,
      Optional<Mask> mask) {
    return new ReportSample(
        id,
        label,
        defectType,
        score,
        Optional.empty(),
        image.size(),
        List.of(new View("colour", image)),
        Optional.of(map),
        mask,
        List.of());
  }
}
