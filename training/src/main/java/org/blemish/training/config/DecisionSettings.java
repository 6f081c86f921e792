// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.RegionSettings;

/**
 * How verdicts and regions follow from scores and anomaly maps.
 *
 * @param rates of good parts that may be rejected or be unsure
 * @param regions which pixels form a region
 */
public record DecisionSettings(FalseRejectRates rates, RegionSettings regions) {}
