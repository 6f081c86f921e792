// SPDX-License-Identifier: Apache-2.0
/**
 * Transforms of feature maps, each in plain Java and as operators of a graph: {@link
 * org.blemish.training.whitening.Whitening} and {@link
 * org.blemish.training.whitening.FeatureMapConcatenation}. Methods do not belong here.
 */
@NullMarked
package org.blemish.training.whitening;

import org.jspecify.annotations.NullMarked;
