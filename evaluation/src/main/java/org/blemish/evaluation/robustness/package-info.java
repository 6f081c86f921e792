/**
 * Evaluation of a detector on corrupted test images ({@link
 * org.blemish.evaluation.robustness.RobustnessRun}): metrics, verdicts and rejections of the
 * quality gate under each corruption. Corruptions are defined in {@link
 * org.blemish.data.corruption}, metrics in {@link org.blemish.evaluation.metrics}.
 */
@NullMarked
package org.blemish.evaluation.robustness;

import org.jspecify.annotations.NullMarked;
