// SPDX-License-Identifier: Apache-2.0
/**
 * Heat maps and outlines drawn over images. Pages that show them belong to the reports of the
 * evaluation module.
 *
 * <p>Entry types: {@link org.blemish.inference.heatmap.HeatMapImage} for the result of an
 * inspection, {@link org.blemish.inference.heatmap.HeatMap} for a single map, {@link
 * org.blemish.inference.heatmap.ColourMap}.
 */
@NullMarked
package org.blemish.inference.heatmap;

import org.jspecify.annotations.NullMarked;
