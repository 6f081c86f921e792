/**
 * Data sets on disk: layouts, samples, labels, masks, splits. Reads lists of files, never pixels,
 * except to check them.
 */
@NullMarked
package org.blemish.core.data;

import org.jspecify.annotations.NullMarked;
