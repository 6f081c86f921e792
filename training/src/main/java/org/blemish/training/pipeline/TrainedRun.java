// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.scoring.Calibration;
import org.blemish.training.method.Epoch;

/**
 * A finished run.
 *
 * @param folder with all its files
 * @param digest of the model file
 * @param calibration thresholds and their stated rates; empty if no sample was held out
 * @param partMask whether part and background are told apart, and why; empty if not asked for
 * @param parity greatest difference between exported graph and trained networks
 * @param seconds by stage
 * @param history loss of each epoch
 * @param calibrationImages good images whose scores set the thresholds
 */
public record TrainedRun(
    RunFolder folder,
    String digest,
    Optional<Calibration> calibration,
    Optional<String> partMask,
    double parity,
    Map<String, Double> seconds,
    List<Epoch> history,
    List<CalibrationImage> calibrationImages) {}
