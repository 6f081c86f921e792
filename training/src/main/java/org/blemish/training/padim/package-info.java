/**
 * A Gaussian of good features at each place of the grid, and the Mahalanobis distance to it
 * (PaDiM). Joining and whitening of features are the transforms' business.
 */
@NullMarked
package org.blemish.training.padim;

import org.jspecify.annotations.NullMarked;
