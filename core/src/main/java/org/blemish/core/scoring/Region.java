// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import org.blemish.core.geometry.Rectangle;

/**
 * Connected pixels of an input where something is unusual.
 *
 * @param bounds smallest rectangle around all its pixels
 * @param area number of pixels
 * @param x centroid, in the input's pixels; the first pixel's centre is 0.5
 * @param y centroid, likewise
 * @param max highest value of the large map in it
 * @param score mean value of the large map in it
 */
public record Region(Rectangle bounds, int area, double x, double y, double max, double score) {}
