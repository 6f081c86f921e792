// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import org.blemish.core.scoring.CalibrationSample;

/**
 * A good image that was used in a calibration.
 *
 * @param id of the sample: path relative to the data set's root
 * @param sample its scores by a model that was not fitted to it
 */
public record CalibrationImage(String id, CalibrationSample sample) {}
