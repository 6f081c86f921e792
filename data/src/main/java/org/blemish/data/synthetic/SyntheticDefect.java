// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;

/**
 * A good part with a defect painted on.
 *
 * @param input the part with its defect; what was not painted is the good part's own
 * @param mask the defect in the input's pixels: nothing outside it was changed, and inside it
 *     nearly every pixel was
 * @param spec what was asked for; size and contrast lie in its classes
 * @param extentPixels longer side of the defect's bounding box, in pixels of the image or scan it
 *     is on
 * @param relativeExtent the same as a share of that image's or scan's shorter side
 * @param contrast mean absolute change inside the mask as a share of the range, see {@link
 *     DefectContrast}
 * @param absoluteChange the same as a number: grey levels in an image, metres in a scan
 */
public record SyntheticDefect(
    Input input,
    Mask mask,
    DefectSpec spec,
    int extentPixels,
    double relativeExtent,
    double contrast,
    double absoluteChange) {}
