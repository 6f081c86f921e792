// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;

/**
 * A good part with a synthetic defect.
 *
 * @param input the part with its defect; all other pixels are those of the good part
 * @param mask the defect in pixels of the input: no pixel outside was changed, and nearly every
 *     pixel inside was
 * @param spec the requested kind, size and contrast
 * @param extentPixels longer side of the bounding box, in pixels of the image or scan
 * @param relativeExtent the same as a share of the shorter side of the image or scan
 * @param contrast mean absolute change inside the mask as a share of the range, see {@link
 *     DefectContrast}
 * @param absoluteChange the same in grey levels of an image or metres of a scan
 */
public record SyntheticDefect(
    Input input,
    Mask mask,
    DefectSpec spec,
    int extentPixels,
    double relativeExtent,
    double contrast,
    double absoluteChange) {}
