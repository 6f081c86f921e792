/**
 * From an image to what the network receives: region of interest, size, padding, exposure and
 * tiles. Normalisation belongs to the backbone, scans to {@link org.blemish.core.depth}.
 *
 * <p>Entry types: {@link org.blemish.core.preparation.Preparation}; the result is a {@link
 * org.blemish.core.preparation.PreparedImage}.
 */
@NullMarked
package org.blemish.core.preparation;

import org.jspecify.annotations.NullMarked;
