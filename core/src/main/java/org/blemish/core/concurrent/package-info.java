/**
 * Work on many elements at once whose results are used one after another. What the work is belongs
 * to the caller.
 *
 * <p>Entry type: {@link org.blemish.core.concurrent.OrderedPipeline}.
 */
@NullMarked
package org.blemish.core.concurrent;

import org.jspecify.annotations.NullMarked;
