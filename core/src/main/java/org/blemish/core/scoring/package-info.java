// SPDX-License-Identifier: Apache-2.0
/**
 * From the raw maps of a head to a verdict, in plain Java: {@link org.blemish.core.scoring.Scoring}
 * computes image score and anomaly map from {@link org.blemish.core.scoring.RawMaps}, {@link
 * org.blemish.core.scoring.Calibration} computes thresholds from scores of good images, {@link
 * org.blemish.core.scoring.DecisionRule} combines both and returns an {@link
 * org.blemish.core.scoring.Inspection}. The networks that produce the maps, and metrics against
 * known masks, do not belong here. A new reduction of a map is a record in {@link
 * org.blemish.core.scoring.Reduction}.
 */
@NullMarked
package org.blemish.core.scoring;

import org.jspecify.annotations.NullMarked;
