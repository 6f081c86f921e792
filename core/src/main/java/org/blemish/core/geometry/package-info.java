/**
 * Sizes, rectangles, polygons and the mapping between an input's pixels and its prepared image.
 * Pixel values belong to {@link org.blemish.core.grid} and {@link org.blemish.core.image}.
 *
 * <p>Entry types: {@link org.blemish.core.geometry.Size}, {@link
 * org.blemish.core.geometry.Rectangle} and {@link org.blemish.core.geometry.Geometry}.
 */
@NullMarked
package org.blemish.core.geometry;

import org.jspecify.annotations.NullMarked;
