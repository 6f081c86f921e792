/**
 * Maps of floats and masks on a rectangular grid of pixels or cells, their resampling and connected
 * components. The meaning of the values belongs to the packages that use them.
 *
 * <p>Entry types: {@link org.blemish.core.grid.FloatMap}, {@link org.blemish.core.grid.Mask} and
 * {@link org.blemish.core.grid.Projection}.
 */
@NullMarked
package org.blemish.core.grid;

import org.jspecify.annotations.NullMarked;
