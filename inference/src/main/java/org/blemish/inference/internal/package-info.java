/**
 * What several packages of this module need and no other module may use. Entry type: {@link
 * org.blemish.inference.internal.ResourceStack}.
 */
@NullMarked
package org.blemish.inference.internal;

import org.jspecify.annotations.NullMarked;
