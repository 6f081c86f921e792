/**
 * What threads share: work on many elements at once whose results are used one after another, and
 * resources that stay open as long as they are needed. What the work and the resources are belongs
 * to the caller.
 *
 * <p>Entry types: {@link org.blemish.core.concurrent.OrderedPipeline} and {@link
 * org.blemish.core.concurrent.SharedResources}.
 */
@NullMarked
package org.blemish.core.concurrent;

import org.jspecify.annotations.NullMarked;
