// SPDX-License-Identifier: Apache-2.0
/**
 * Calibration of a training: the folds' models score the good images that they have not seen, and
 * thresholds follow from these scores. How thresholds follow from scores belongs to {@code
 * org.blemish.core.scoring}; how a method is fitted to folds belongs to {@link
 * org.blemish.training.method.Fitter#crossFit}.
 */
@NullMarked
package org.blemish.training.calibration;

import org.jspecify.annotations.NullMarked;
