// SPDX-License-Identifier: Apache-2.0
/**
 * A training from a data set to a model file: split, check of the samples, features, method, parity
 * check of the exported graph, calibration, quality gate, report. Entry types: {@link
 * org.blemish.training.pipeline.Trainer} and {@link org.blemish.training.pipeline.RunFolder}. What
 * a method learns and how features are computed does not belong here.
 */
@NullMarked
package org.blemish.training.pipeline;

import org.jspecify.annotations.NullMarked;
