// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;

/**
 * What {@code run.json} holds: facts of a finished run that are not in the model file, since they
 * differ between equal trainings.
 *
 * @param finished time of the end, UTC
 * @param model digest of the model file
 * @param dataset name of the category
 * @param fit number of samples that the method was fitted on
 * @param calibrate number of held-out samples
 * @param seconds by stage
 * @param parity greatest relative difference between exported graph and trained networks
 * @param parityViews number of views compared
 * @param machine on which it ran
 * @param leftOut ids of good samples that could not be read; absent where all could
 */
public record RunRecord(
    String finished,
    String model,
    String dataset,
    int fit,
    int calibrate,
    Map<String, Double> seconds,
    double parity,
    int parityViews,
    Machine machine,
    Optional<List<String>> leftOut) {
  /**
   * Reads the record of a finished run.
   *
   * @throws org.blemish.core.BlemishException if it is missing or damaged
   */
  public static RunRecord read(RunFolder folder) {
    return Json.read(folder.run(), RunRecord.class);
  }
}
