// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.data.Label;

/**
 * Computes all metrics of a category exactly: every distinct score is a threshold, and equal scores
 * are passed together. The scores of a map go to a temporary file (2 bytes per pixel, deleted on
 * {@link #close}), so memory does not grow with the number of maps; time is linear in their pixels.
 *
 * <p>Several threads may add images; after them one thread calls {@link #finish}. The result
 * depends neither on the number of threads nor on the order of the images.
 *
 * <p>Pixel metrics cover the images that were added with a map. Overlap curves follow the data
 * sets' own evaluators: regions are the 8-connected components of each mask (AU-PRO), or the mask
 * files of MVTec LOCO AD with their saturation areas (AU-sPRO); false positives are counted over
 * all pixels outside the masks.
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

  /**
   * Adds an image without a map: it is in the image metrics only.
   *
   * @throws IllegalArgumentException if an image of this id was added before
   */
  public synchronized void add(ScoredImage image) {
    if (!ids.add(image.id())) {
      throw new IllegalArgumentException("image " + image.id() + " was added twice");
    }
    images.add(image);
  }

  /** Adds an image whose map exists at the image's own size only. */
  public void add(ScoredImage image, FloatMap map, PixelTruth truth) {
    add(image, map, map, truth);
  }

  /**
   * Adds an image.
   *
   * @param map anomaly map {@code [height, width]} of the ground truth's size
   * @param grid the same map on the network's grid, from which {@code pixel_auroc_192} is
   *     interpolated
   * @param truth an empty mask for good images
   * @throws BlemishException if map and ground truth differ in size, the map holds NaN or infinity,
   *     or a good image has defective pixels
   */
  public void add(ScoredImage image, FloatMap map, FloatMap grid, PixelTruth truth) {
    add(image, map, grid, truth, Optional.empty());
  }

  /**
   * Adds an image of which some pixels, defective or not, are in no pixel metric. A region loses
   * its excluded pixels.
   *
   * @param excluded mask of the map's size
   * @throws BlemishException as above
   */
  public void add(
      ScoredImage image, FloatMap map, FloatMap grid, PixelTruth truth, Optional<Mask> excluded) {
    Mask mask = truth.mask();
    if (!map.size().equals(mask.size())) {
      throw new BlemishException(
          "anomaly map of %s is %s, its ground truth %s: expected the same size"
              .formatted(image.id(), map.size(), mask.size()));
    }
    if (image.label() == Label.GOOD && !mask.isEmpty()) {
      throw new BlemishException(
          "%s is good but its ground truth has %d defective pixels: correct its label or its mask"
              .formatted(image.id(), mask.count()));
    }
    add(image);
    recordTruthKind(truth);
    fullSize.add(image, PixelKeys.of(image, map, truth, excluded));
    resized.add(image, PixelKeys.resized(image, grid, mask, excluded, settings.resizedAurocSize()));
  }

  private synchronized void recordTruthKind(PixelTruth truth) {
    maps++;
    saturated |= truth instanceof PixelTruth.Saturated;
    components |= truth instanceof PixelTruth.PlainMask && !truth.mask().isEmpty();
    if (saturated && components) {
      throw new IllegalArgumentException(
          "masks and regions with saturation areas cannot be combined in one metric");
    }
  }

  /**
   * The metrics of all images so far.
   *
   * @throws BlemishException if the temporary file cannot be read
   */
  public synchronized Evaluation finish() {
    MetricsBuilder builder = new MetricsBuilder();
    ImageMetrics.compute(images, settings, builder);
    PixelMetrics pixels = new PixelMetrics(builder);
    pixels.compute(fullSize, saturated, settings);
    PixelMetrics.computeResizedAuroc(resized, settings, builder);
    int defective = (int) images.stream().filter(ScoredImage::defective).count();
    Metrics metrics =
        new Metrics(
            new Metrics.Counts(images.size() - defective, defective, maps),
            builder.values,
            builder.intervals,
            builder.byDefect,
            builder.absent);
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
    try (resized) {
      fullSize.close();
    }
  }
}
