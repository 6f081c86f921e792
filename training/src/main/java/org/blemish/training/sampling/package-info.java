// SPDX-License-Identifier: Apache-2.0
/**
 * Random choices that depend on a seed alone, so that a resumed training repeats them: {@link
 * org.blemish.training.sampling.Shuffle}. What the chosen numbers stand for (cells, channels,
 * samples) does not belong here.
 */
@NullMarked
package org.blemish.training.sampling;

import org.jspecify.annotations.NullMarked;
