// SPDX-License-Identifier: Apache-2.0
/**
 * Areas of an input that are not inspected, and the region of interest: {@link
 * org.blemish.data.area.InspectionAreas} from a mask image or a file of polygons, {@link
 * org.blemish.data.area.InferenceAreas} joined with options. The result is a mask in pixels of the
 * input; its effect on features and scores is in {@link org.blemish.core.preparation} and {@link
 * org.blemish.core.scoring}.
 */
@NullMarked
package org.blemish.data.area;

import org.jspecify.annotations.NullMarked;
