/**
 * What threads share: work on many elements at once whose results are used one after another, a
 * value that is computed in the background, and resources that stay open as long as they are
 * needed. What the work and the resources are belongs to the caller.
 *
 * <p>Entry types: {@link org.blemish.core.concurrent.OrderedPipeline}, {@link
 * org.blemish.core.concurrent.BackgroundTask} and {@link
 * org.blemish.core.concurrent.SharedResources}.
 */
@NullMarked
package org.blemish.core.concurrent;

import org.jspecify.annotations.NullMarked;
