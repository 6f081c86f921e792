/**
 * What several packages of this module need and no other module may use. Entry type: {@link
 * org.blemish.core.internal.Clamp}.
 */
@NullMarked
package org.blemish.core.internal;

import org.jspecify.annotations.NullMarked;
