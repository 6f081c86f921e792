// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.List;

/**
 * What a model is worth on disturbed images.
 *
 * @param product name of the data set
 * @param method of the model
 * @param model its digest
 * @param seed of what is random in the disturbances
 * @param good number of good test images
 * @param defective number of defective test images
 * @param gate whether the model has a quality gate
 * @param cases the images as they are first, then each disturbance
 * @param skipped disturbances that were left out: what moves an image would have to move its scan
 */
public record RobustnessResults(
    String product,
    String method,
    String model,
    long seed,
    int good,
    int defective,
    boolean gate,
    List<CorruptionCaseResult> cases,
    List<String> skipped) {
  public RobustnessResults {
    cases = List.copyOf(cases);
    skipped = List.copyOf(skipped);
  }
}
