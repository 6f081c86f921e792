/**
 * Images of 8-bit samples: read from files and camera frames, resized exactly as Pillow does,
 * written as PNG. 3D scans belong to {@link org.blemish.core.scan}, the preparation for a network
 * to {@link org.blemish.core.preparation}.
 *
 * <p>Entry types: {@link org.blemish.core.image.Image} and {@link org.blemish.core.image.Images}.
 */
@NullMarked
package org.blemish.core.image;

import org.jspecify.annotations.NullMarked;
