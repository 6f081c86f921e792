// SPDX-License-Identifier: Apache-2.0
/**
 * Where the part is in an image, and where the background: {@link org.blemish.core.part.PartMask}
 * finds both in the map of distances to the background of good images, which a head computes beside
 * its other maps. {@link org.blemish.core.part.PartZones} is the result for one image. How the
 * background is learnt belongs to {@code org.blemish.training.part}; how zones are scored belongs
 * to {@link org.blemish.core.scoring}.
 */
@NullMarked
package org.blemish.core.part;

import org.jspecify.annotations.NullMarked;
