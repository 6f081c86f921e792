// SPDX-License-Identifier: Apache-2.0
/**
 * Learns from good images where the part is: {@link org.blemish.training.part.PartMaskFitting}
 * learns what the border of good images shows and checks that it is background; {@link
 * org.blemish.training.part.PartMaskFitter} adds the resulting map to the head of any method. How
 * the map becomes a mask belongs to {@code org.blemish.core.part}.
 */
@NullMarked
package org.blemish.training.part;

import org.jspecify.annotations.NullMarked;
