// SPDX-License-Identifier: Apache-2.0
/**
 * Synthetic defects on images and scans of real good parts, with exact masks, in stated kinds,
 * sizes and contrasts, so that detection can be measured without defective parts. {@link
 * org.blemish.data.synthetic.SyntheticDefectGenerator} draws one defect, {@link
 * org.blemish.data.synthetic.DefectPlan} spreads many over a series of parts. Nothing is trained or
 * scored here; wholly generated products are in {@link org.blemish.data.product}. To add a kind,
 * extend {@link org.blemish.data.synthetic.SyntheticDefectKind} and implement {@code DefectRecipe}.
 */
@NullMarked
package org.blemish.data.synthetic;

import org.jspecify.annotations.NullMarked;
