// SPDX-License-Identifier: Apache-2.0
/**
 * Heat maps drawn over images: colours, outlines, and the image that is written for a result. Pages
 * that show them belong to reports.
 */
@NullMarked
package org.blemish.inference.heatmap;

import org.jspecify.annotations.NullMarked;
