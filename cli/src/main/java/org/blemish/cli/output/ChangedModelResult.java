// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.scoring.Calibration;
import org.blemish.evaluation.DefectRecall;

/**
 * The result of {@code calibrate --json} and {@code threshold --json}.
 *
 * @param schema version of the JSON
 * @param model the written model file
 * @param calibration its thresholds
 * @param change what was changed, for display; absent after a calibration
 * @param defects how many of the defective images are found; absent if none were given
 */
public record ChangedModelResult(
    int schema,
    Path model,
    Optional<Calibration> calibration,
    Optional<String> change,
    Optional<DefectRecall> defects) {}
