// SPDX-License-Identifier: Apache-2.0
/**
 * Changes of a finished model by its users: images that were accepted as good, thresholds set by
 * hand, and restoring earlier versions. {@link org.blemish.inference.feedback.AcceptedImages} adds
 * patches to memory banks, {@link org.blemish.inference.feedback.ModelVersions} keeps earlier
 * versions. Training again belongs to {@code org.blemish.training}.
 */
@NullMarked
package org.blemish.inference.feedback;

import org.jspecify.annotations.NullMarked;
