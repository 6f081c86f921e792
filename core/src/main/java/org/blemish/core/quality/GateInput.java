// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import java.util.Optional;

/**
 * All that a gate looks at in one input.
 *
 * @param image of the prepared image
 * @param pooled of the backbone's features; empty where the gate has no use for them
 */
public record GateInput(ImageQuality image, Optional<FeatureStatistics.PooledFeatures> pooled) {}
