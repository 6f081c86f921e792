/**
 * Sizes, rectangles, polygons and the mapping between an input's own pixels and the network's grid.
 * No pixel values here.
 */
@NullMarked
package org.blemish.core.geometry;

import org.jspecify.annotations.NullMarked;
