/** Transforms fitted on good features, such as whitening, and their graph operations. */
@NullMarked
package org.blemish.training.whitening;

import org.jspecify.annotations.NullMarked;
