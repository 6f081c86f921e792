// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scan.Scan;
import org.blemish.core.scoring.Decision;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Region;
import org.blemish.data.Label;
import org.blemish.data.Sample;

/**
 * One inspected sample. Pictures, map and mask show the same view, each at a size of its own; they
 * are only read while the sample is added to a report.
 *
 * @param id its path in the data set, unique in a variant
 * @param label ground truth
 * @param defectType kind of defect, {@code good} for good samples
 * @param score image score; finite
 * @param gateReason why the picture cannot be trusted (quality gate): such a sample is UNSURE
 *     whatever its score
 * @param size the input's own pixels, which regions are given in
 * @param views pictures to lay the map on: colour, shaded depth, ...; the first is shown first
 * @param map anomaly map, best at the input's own size
 * @param mask ground-truth mask
 * @param scan the part's surface, for the view in three dimensions
 * @param regions connected pixels that the model marks
 */
public record ReportSample(
    String id,
    Label label,
    String defectType,
    double score,
    Optional<String> gateReason,
    Size size,
    List<View> views,
    Optional<FloatMap> map,
    Optional<Mask> mask,
    Optional<Scan> scan,
    List<Region> regions) {

  /** A picture of the sample and what it shows ({@code colour}, {@code depth}). */
  public record View(String name, Image image) {}

  public ReportSample {
    views = List.copyOf(views);
    regions = List.copyOf(regions);
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("sample %s has the score %s".formatted(id, score));
    }
  }

  /** What an inspection said of a data set's sample; pictures and mask are still to be added. */
  public static ReportSample of(Sample sample, Inspection inspection) {
    return new ReportSample(
        sample.id(),
        sample.label(),
        sample.defectType(),
        inspection.score(),
        gateReason(inspection),
        inspection.size(),
        List.of(),
        inspection.map(),
        Optional.empty(),
        Optional.empty(),
        inspection.regions());
  }

  /** A verdict that the score alone does not explain comes from the quality gate. */
  private static Optional<String> gateReason(Inspection inspection) {
    Decision byScore = Decision.of(inspection.score(), inspection.thresholds(), Optional.empty());
    return byScore.verdict() == inspection.verdict() ? Optional.empty() : inspection.reason();
  }

  /** A sample of numbers alone. */
  public static ReportSample of(
      String id, Label label, String defectType, double score, Size size) {
    return new ReportSample(
        id,
        label,
        defectType,
        score,
        Optional.empty(),
        size,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public ReportSample withGateReason(Optional<String> doubt) {
    return new ReportSample(
        id, label, defectType, score, doubt, size, views, map, mask, scan, regions);
  }

  /** With one more picture. */
  public ReportSample withView(String name, Image image) {
    List<View> more = new ArrayList<>(views);
    more.add(new View(name, image));
    return new ReportSample(
        id, label, defectType, score, gateReason, size, more, map, mask, scan, regions);
  }

  public ReportSample withMap(FloatMap map) {
    return new ReportSample(
        id,
        label,
        defectType,
        score,
        gateReason,
        size,
        views,
        Optional.of(map),
        mask,
        scan,
        regions);
  }

  public ReportSample withMask(Optional<Mask> mask) {
    return new ReportSample(
        id, label, defectType, score, gateReason, size, views, map, mask, scan, regions);
  }

  public ReportSample withScan(Optional<Scan> scan) {
    return new ReportSample(
        id, label, defectType, score, gateReason, size, views, map, mask, scan, regions);
  }

  public ReportSample withRegions(List<Region> regions) {
    return new ReportSample(
        id, label, defectType, score, gateReason, size, views, map, mask, scan, regions);
  }
}
