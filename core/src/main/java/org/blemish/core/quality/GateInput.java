// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Optional;

/**
 * What a quality gate measures of one input.
 *
 * @param image quality of the prepared image
 * @param pooled mean features of the backbone; empty if they were not computed
 */
public record GateInput(ImageQuality image, Optional<FeatureStatistics.PooledFeatures> pooled) {}
