/**
 * A detector on disturbed test images: which figures stay, which good parts are rejected, what the
 * quality gate notices. The disturbances are core's, the figures' definitions the metrics'.
 */
@NullMarked
package org.blemish.evaluation.robustness;

import org.jspecify.annotations.NullMarked;
