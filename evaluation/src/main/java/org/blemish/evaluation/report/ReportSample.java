// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.nio.file.Path;
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
 * One inspected sample. Views, map, masks and scan show the same part of the scene, each at its own
 * size; they are only read while the sample is added to a report. Start with {@link #of} or {@link
 * #unlabelled} and add the rest.
 *
 * @param id its path in the data set, unique in a variant
 * @param label ground truth; empty if it is not known
 * @param defectType defect type, {@code good} for good samples
 * @param score image score; finite
 * @param gateReason why the quality gate does not trust the image: the verdict is then UNSURE at
 *     any score
 * @param size of the input, in whose pixels regions are given
 * @param images what is drawn
 * @param regions connected pixels above the map threshold of the model
 * @param file that was inspected, for a link and for the full resolution
 */
public record ReportSample(
    String id,
    Optional<Label> label,
    String defectType,
    double score,
    Optional<String> gateReason,
    Size size,
    SampleImages images,
    List<Region> regions,
    Optional<Path> file) {

  /** An image of the sample, with the name of what it shows ({@code colour}, {@code depth}). */
  public record View(String name, Image image) {}

  /**
   * What a report draws of a sample.
   *
   * @param views images below the heat map: colour, shaded depth, ...; the first is shown first
   * @param map anomaly map, preferably of the input's size
   * @param mask ground-truth mask
   * @param part pixels of the part, where the model finds it
   * @param scan for the 3D view
   */
  public record SampleImages(
      List<View> views,
      Optional<FloatMap> map,
      Optional<Mask> mask,
      Optional<Mask> part,
      Optional<Scan> scan) {
    static final SampleImages NONE =
        new SampleImages(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public SampleImages {
      views = List.copyOf(views);
    }

    /** Whether there is nothing to look at. */
    boolean isEmpty() {
      return views.isEmpty() && map.isEmpty();
    }
  }

  public ReportSample {
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
            Optional.of(sample.label()),
            sample.defectType(),
            inspection.score(),
            gateReason,
            inspection.size(),
            SampleImages.NONE,
            inspection.regions(),
            Optional.of(sample.file()))
        .withMap(inspection.map());
  }

  /** A sample without images. */
  public static ReportSample of(
      String id, Label label, String defectType, double score, Size size) {
    return new ReportSample(
        id,
        Optional.of(label),
        defectType,
        score,
        Optional.empty(),
        size,
        SampleImages.NONE,
        List.of(),
        Optional.empty());
  }

  /**
   * The inspection of a file whose label is not known.
   *
   * @param gateReason why the quality gate does not trust the image
   */
  public static ReportSample unlabelled(
      Path file, Inspection inspection, Optional<String> gateReason) {
    return new ReportSample(
            inspection.source(),
            Optional.empty(),
            "",
            inspection.score(),
            gateReason,
            inspection.size(),
            SampleImages.NONE,
            inspection.regions(),
            Optional.of(file))
        .withMap(inspection.map());
  }

  public ReportSample withScore(double score) {
    return new ReportSample(id, label, defectType, score, gateReason, size, images, regions, file);
  }

  public ReportSample withGateReason(Optional<String> gateReason) {
    return new ReportSample(id, label, defectType, score, gateReason, size, images, regions, file);
  }

  public ReportSample withRegions(List<Region> regions) {
    return new ReportSample(id, label, defectType, score, gateReason, size, images, regions, file);
  }

  /** With one more view. */
  public ReportSample withView(String name, Image image) {
    List<View> more = new ArrayList<>(images.views());
    more.add(new View(name, image));
    return with(new SampleImages(more, images.map(), images.mask(), images.part(), images.scan()));
  }

  public ReportSample withMap(FloatMap map) {
    return withMap(Optional.of(map));
  }

  private ReportSample withMap(Optional<FloatMap> map) {
    return with(new SampleImages(images.views(), map, images.mask(), images.part(), images.scan()));
  }

  public ReportSample withMask(Optional<Mask> mask) {
    return with(new SampleImages(images.views(), images.map(), mask, images.part(), images.scan()));
  }

  public ReportSample withPart(Optional<Mask> part) {
    return with(new SampleImages(images.views(), images.map(), images.mask(), part, images.scan()));
  }

  public ReportSample withScan(Optional<Scan> scan) {
    return with(new SampleImages(images.views(), images.map(), images.mask(), images.part(), scan));
  }

  private ReportSample with(SampleImages images) {
    return new ReportSample(id, label, defectType, score, gateReason, size, images, regions, file);
  }
}
