// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Bicubic;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;

/**
 * Takes the images of a category one by one and gives all evaluation figures at the end, exactly:
 * every distinct score is a threshold and ties count together. A map is not kept; its scores go to
 * a temporary file (2 bytes a pixel, gone on {@link #close}), so memory does not grow with the
 * number of maps, and time is linear in their pixels.
 *
 * <p>Several threads may add; one finishes, after them. Neither threads nor the order of the images
 * change a figure.
 *
 * <p>Pixel figures are about the images that were added with a map. Overlap curves follow the data
 * sets' own evaluators: regions are 8-connected components of each mask (AU-PRO), or the files of
 * MVTec LOCO AD with their saturation areas (AU-sPRO); false positives are counted over all pixels
 * outside the masks.
 */
public final class Evaluator implements AutoCloseable {
  private final EvaluationSettings settings;
  private final PixelStore fullSize = new PixelStore();
  private final PixelStore resized = new PixelStore();
  private final List<ScoredImage> images = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private boolean saturated;
  private boolean components;
  private int maps;

  public Evaluator(EvaluationSettings settings) {
    this.settings = settings;
  }

  /** Adds an image without a map. */
  public synchronized void add(ScoredImage image) {
    if (!ids.add(image.id())) {
      throw new IllegalArgumentException("image " + image.id() + " was added twice");
    }
    images.add(image);
  }

  /** Adds an image whose map is at hand at the image's own size only. */
  public void add(ScoredImage image, FloatMap map, PixelTruth truth) {
    add(image, map, map, truth);
  }

  /**
   * Adds an image.
   *
   * @param map anomaly map at the ground truth's size; every value finite, else {@link
   *     BlemishException}
   * @param grid the same map on the network's grid, from which {@code pixel_auroc_192} interpolates
   * @param truth an empty mask for good images
   */
  public void add(ScoredImage image, FloatMap map, FloatMap grid, PixelTruth truth) {
    add(image, map, grid, truth, Optional.empty());
  }

  /**
   * Adds an image of which some pixels do not count, defective or not: they are in no pixel figure,
   * and a region is what is left of it.
   *
   * @param leftOut mask of the map's size
   */
  public void add(
      ScoredImage image, FloatMap map, FloatMap grid, PixelTruth truth, Optional<Mask> leftOut) {
    Mask mask = truth.mask();
    if (!map.size().equals(mask.size())) {
      throw new BlemishException(
          "anomaly map of %s is %s, its ground truth %s: expected the same size"
              .formatted(image.id(), map.size(), mask.size()));
    }
    if (image.label() == Label.GOOD && !mask.isEmpty()) {
      throw new BlemishException(
          "%s is good but its ground truth has %d defective pixels: mend its label or its mask"
              .formatted(image.id(), mask.count()));
    }
    add(image);
    recordTruthKind(truth);
    fullSize.add(image, map, truth, leftOut);
    Size size = settings.resizedAurocSize();
    resized.add(
        image,
        Bicubic.resize(grid, size),
        BilinearMaskResize.resize(leftOut.map(mask::without).orElse(mask), size),
        leftOut.map(out -> resizeExcluded(out, size)));
  }

  /** What shows no pixel that counts, by the rule by which a defect is shown. */
  private static Mask resizeExcluded(Mask leftOut, Size size) {
    Mask counted = BilinearMaskResize.resize(Mask.full(leftOut.size()).without(leftOut), size);
    return Mask.full(size).without(counted);
  }

  private synchronized void recordTruthKind(PixelTruth truth) {
    maps++;
    saturated |= truth instanceof PixelTruth.Saturated;
    components |= truth instanceof PixelTruth.PlainMask && !truth.mask().isEmpty();
    if (saturated && components) {
      throw new IllegalArgumentException(
          "masks and regions with saturation areas cannot be joined in one figure");
    }
  }

  /** The figures of all images so far. */
  public synchronized Evaluation finish() {
    MetricsBuilder findings = new MetricsBuilder();
    ImageMetrics.compute(images, settings, findings);
    PixelMetrics pixels = new PixelMetrics(findings);
    pixels.compute(fullSize, saturated, settings);
    PixelMetrics.computeResizedAuroc(resized, settings, findings);
    int defective = (int) images.stream().filter(ScoredImage::defective).count();
    Metrics metrics =
        new Metrics(
            new Metrics.Counts(images.size() - defective, defective, maps),
            findings.values,
            findings.intervals,
            findings.byDefect,
            findings.absent);
    ThresholdTable table = ThresholdTable.of(images);
    Map<String, List<CurvePoint>> overlap = pixels.overlap();
    return new Evaluation(
        metrics,
        new EvaluationCurves(
            table.roc(),
            table.precisionRecall(),
            pixels.roc(),
            overlap,
            settings.plottedLimit(saturated)));
  }

  @Override
  public void close() {
    fullSize.close();
    resized.close();
  }
}
