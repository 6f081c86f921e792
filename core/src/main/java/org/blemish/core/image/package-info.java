/**
 * Colour images: read from files and memory, resized exactly as Pillow does, written as PNG.
 * Nothing about detection.
 */
@NullMarked
package org.blemish.core.image;

import org.jspecify.annotations.NullMarked;
