// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.RawMaps;
import org.blemish.data.area.InferenceAreas;
import org.blemish.evaluation.metrics.Evaluator;
import org.blemish.evaluation.metrics.ScoredImage;

/**
 * Which pixels of one sample are evaluated: all but those that the model, the input or the user
 * excludes. Evaluation, robustness runs, metrics of given maps and the probe all take them from
 * here. Immutable.
 *
 * @param size of the sample's image
 * @param excluded pixels in no metric, a mask of that size; empty if every pixel is evaluated
 */
public record EvaluatedPixels(Size size, Optional<Mask> excluded) {
  public EvaluatedPixels {
    excluded.ifPresent(
        mask -> {
          if (!mask.size().equals(size)) {
            throw new IllegalArgumentException(
                "excluded mask is %s, the image %s".formatted(mask.size(), size));
          }
        });
  }

  /**
   * The pixels of an inspected sample: inside the model's region of interest, and ignored neither
   * by the model nor by the input.
   */
  public static EvaluatedPixels of(RawMaps maps) {
    return new EvaluatedPixels(maps.geometry().input(), maps.excluded());
  }

  /**
   * The pixels of a sample without a model.
   *
   * @param areas ignored areas and region of interest
   * @param id of the sample, for errors
   * @throws BlemishException if the areas do not fit the image
   */
  public static EvaluatedPixels of(InferenceAreas areas, Size size, String id) {
    return new EvaluatedPixels(size, areas.ignored(size, id));
  }

  /** The input with all excluded pixels ignored. */
  public Input restrict(Input input) {
    return excluded.map(input::ignoring).orElse(input);
  }

  /**
   * The highest value of an anomaly map on the evaluated pixels; NaN if one of them is NaN.
   *
   * @param map of the image's size
   * @param id of the sample, for errors
   * @throws BlemishException if every pixel is excluded
   */
  public double highest(FloatMap map, String id) {
    BitSet skipped = excluded.map(Mask::bits).orElseGet(BitSet::new);
    int area = map.values().length;
    if (skipped.cardinality() == area) {
      throw new BlemishException(
          "%s: the ignored areas cover all %s pixels, expected at least one to evaluate: ignore less"
              .formatted(id, size));
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = skipped.nextClearBit(0); i < area; i = skipped.nextClearBit(i + 1)) {
      highest = Math.max(highest, map.values()[i]);
    }
    return highest;
  }

  /**
   * Adds a sample to an evaluator, with its map if its defective pixels are known.
   *
   * @param map anomaly map of the image's size
   * @param grid the same map on the network's grid
   */
  public void addTo(
      Evaluator evaluator, ScoredImage image, FloatMap map, FloatMap grid, SampleTruth truth) {
    if (truth.pixelTruth().isEmpty()) {
      evaluator.add(image);
    } else {
      evaluator.add(image, map, grid, truth.pixelTruth().get(), excluded);
    }
  }
}
