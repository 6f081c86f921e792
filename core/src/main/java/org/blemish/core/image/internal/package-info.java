/**
 * Decoders of image files, chosen by the file's content, with checks for damage. Used by {@link
 * org.blemish.core.image.Images} and the scan readers only; other modules must not use it.
 *
 * <p>Entry types: {@link org.blemish.core.image.internal.ImageFormat} and {@link
 * org.blemish.core.image.internal.ImageDecoder}.
 */
@NullMarked
package org.blemish.core.image.internal;

import org.jspecify.annotations.NullMarked;
