/**
 * From an input to what the network sees: region of interest, size, padding, exposure, tiles. Keeps
 * the geometry that leads back; normalisation belongs to the backbone.
 */
@NullMarked
package org.blemish.core.preparation;

import org.jspecify.annotations.NullMarked;
