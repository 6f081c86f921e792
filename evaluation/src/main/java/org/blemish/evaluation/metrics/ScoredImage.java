// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import org.blemish.core.BlemishException;
import org.blemish.data.Label;

/**
 * The image score of one sample with its ground truth.
 *
 * @param id the sample's id
 * @param score raw image score, higher is more anomalous; finite
 * @param label ground truth
 * @param defectType the data set's name for the kind of defect, {@code good} for good parts
 */
public record ScoredImage(String id, double score, Label label, String defectType) {
  /**
   * @throws BlemishException if the score is NaN or infinite
   */
  public ScoredImage {
    if (!Double.isFinite(score)) {
      throw new BlemishException(
          "image score of %s is %s, expected a finite number: train or export the model again"
              .formatted(id, score));
    }
  }

  boolean defective() {
    return label == Label.DEFECTIVE;
  }
}
