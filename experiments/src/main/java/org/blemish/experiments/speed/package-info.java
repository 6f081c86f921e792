// SPDX-License-Identifier: Apache-2.0
/**
 * How fast a machine inspects and trains: {@link org.blemish.experiments.speed.SpeedMeasurement}
 * trains small models on generated images, times them, and forecasts the training of more images.
 */
@NullMarked
package org.blemish.experiments.speed;

import org.jspecify.annotations.NullMarked;
