// SPDX-License-Identifier: Apache-2.0
/**
 * PaDiM: a Gaussian of good features for each cell, and the Mahalanobis distance to it. Entry type:
 * {@link org.blemish.training.padim.PadimMethod}. Concatenating and whitening feature maps belongs
 * to {@link org.blemish.training.whitening}.
 */
@NullMarked
package org.blemish.training.padim;

import org.jspecify.annotations.NullMarked;
