/**
 * Values on a rectangular grid of pixels or cells: float maps, masks and their resampling. What the
 * values mean is decided elsewhere.
 */
@NullMarked
package org.blemish.core.grid;

import org.jspecify.annotations.NullMarked;
