// SPDX-License-Identifier: Apache-2.0
/**
 * Corruptions of images that leave a part as good or as defective as it was: exposure, gamma, blur,
 * compression, noise, shift and rotation. Each {@link org.blemish.data.corruption.Corruption}
 * changes images and, if pixels move, masks. Models are not used here; robustness is measured in
 * the module evaluation. To add a corruption, write a record that implements the interface and
 * permit it there.
 */
@NullMarked
package org.blemish.data.corruption;

import org.jspecify.annotations.NullMarked;
