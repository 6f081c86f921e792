// SPDX-License-Identifier: Apache-2.0
/**
 * Settings of a training: {@link org.blemish.training.config.Configuration} merges presets, files
 * and single settings, {@link org.blemish.training.config.TrainingSettings} are the settings of the
 * pipeline. The settings of a method do not belong here: each method converts its section itself.
 */
@NullMarked
package org.blemish.training.config;

import org.jspecify.annotations.NullMarked;
