// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import org.blemish.core.geometry.Rectangle;

/**
 * Connected pixels of an input that look defective.
 *
 * @param bounds smallest rectangle around all its pixels
 * @param area number of pixels
 * @param x centroid, in the input's pixels; the first pixel's centre is 0.5
 * @param y centroid, in the same way
 * @param max highest value of the anomaly map in the region
 * @param score mean value of the anomaly map in the region
 */
public record Region(Rectangle bounds, int area, double x, double y, double max, double score) {}
