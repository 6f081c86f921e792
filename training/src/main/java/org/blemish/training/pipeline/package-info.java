/** The way from a data set to a model file: splits, features, method, parity check, calibration. */
@NullMarked
package org.blemish.training.pipeline;

import org.jspecify.annotations.NullMarked;
