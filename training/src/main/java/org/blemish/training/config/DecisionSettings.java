// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.RegionSettings;

/**
 * From scores and maps to verdicts.
 *
 * @param rates of good parts that may be called what
 * @param regions which pixels make a region
 */
public record DecisionSettings(FalseRejectRates rates, RegionSettings regions) {}
