// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Optional;
import org.blemish.core.scoring.CalibrationSample;

/**
 * A good image that was used in a calibration.
 *
 * @param id of the sample: path relative to the data set's root
 * @param group name of the part that it shows, for parts of several images; earlier files have none
 * @param sample its scores by a model that was not fitted to it
 */
public record CalibrationImage(String id, Optional<String> group, CalibrationSample sample) {
  /** The only image of a part. */
  public CalibrationImage(String id, CalibrationSample sample) {
    this(id, Optional.empty(), sample);
  }
}
