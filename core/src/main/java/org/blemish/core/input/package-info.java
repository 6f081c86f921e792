/**
 * What a detector inspects: an image, a 3D scan and an ignore mask, each optional. The files of a
 * data set belong to the data module.
 *
 * <p>Entry types: {@link org.blemish.core.input.Input} and {@link
 * org.blemish.core.input.InputReader}.
 */
@NullMarked
package org.blemish.core.input;

import org.jspecify.annotations.NullMarked;
