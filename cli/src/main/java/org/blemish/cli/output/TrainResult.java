// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.scoring.Calibration;
import org.blemish.training.method.Epoch;
import org.blemish.training.pipeline.TrainedRun;

/**
 * The result of {@code train --json}.
 *
 * @param schema version of the JSON
 * @param run folder of the run
 * @param model the written model file
 * @param digest of the model file
 * @param calibration thresholds; absent if no sample was held out
 * @param partMask whether part and background are told apart, and why; absent if not asked for
 * @param parity greatest difference between exported graph and trained networks
 * @param seconds by stage
 * @param history loss of each epoch
 */
public record TrainResult(
    int schema,
    Path run,
    Path model,
    String digest,
    Optional<Calibration> calibration,
    Optional<String> partMask,
    double parity,
    Map<String, Double> seconds,
    List<Epoch> history) {
  public static TrainResult of(TrainedRun run) {
    return new TrainResult(
        1,
        run.folder().path(),
        run.folder().model(),
        run.digest(),
        run.calibration(),
        run.partMask(),
        run.parity(),
        run.seconds(),
        run.history());
  }
}
