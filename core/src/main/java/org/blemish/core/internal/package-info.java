/**
 * Code that several packages of this module share and that other modules must not use. Entry type:
 * {@link org.blemish.core.internal.Clamp}.
 */
@NullMarked
package org.blemish.core.internal;

import org.jspecify.annotations.NullMarked;
