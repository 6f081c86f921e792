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
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Region;
import org.blemish.data.Label;
import org.blemish.data.Sample;

/**
 * One inspected sample. Views, map, mask and scan show the same part of the scene, each at its own
 * size; they are only read while the sample is added to a report.
 *
 * @param id its path in the data set, unique in a variant
 * @param label ground truth
 * @param defectType defect type, {@code good} for good samples
 * @param score image score; finite
 * @param gateReason why the quality gate does not trust the image: the verdict is then UNSURE at
 *     any score
 * @param size of the input, in whose pixels regions are given
 * @param views images below the heat map: colour, shaded depth, ...; the first is shown first
 * @param map anomaly map, preferably of the input's size
 * @param mask ground-truth mask
 * @param scan for the 3D view
 * @param regions connected pixels above the map threshold of the model
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

  /** An image of the sample, with the name of what it shows ({@code colour}, {@code depth}). */
  public record View(String name, Image image) {}

  public ReportSample {
    views = List.copyOf(views);
    regions = List.copyOf(regions);
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException(
          "sample %s has the score %s, expected a finite number".formatted(id, score));
    }
  }

  /**
   * The inspection of a sample, without views and mask.
   *
   * @param gateReason why the quality gate does not trust the image
   */
  public static ReportSample of(Sample sample, Inspection inspection, Optional<String> gateReason) {
    return new ReportSample(
        sample.id(),
        sample.label(),
        sample.defectType(),
        inspection.score(),
        gateReason,
        inspection.size(),
        List.of(),
        inspection.map(),
        Optional.empty(),
        Optional.empty(),
        inspection.regions());
  }

  /** A sample without images. */
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

  public ReportSample withGateReason(Optional<String> gateReason) {
    return new ReportSample(
        id, label, defectType, score, gateReason, size, views, map, mask, scan, regions);
  }

  /** With one more view. */
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
