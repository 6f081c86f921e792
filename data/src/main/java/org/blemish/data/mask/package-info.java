/**
 * Pixels of mask files, for ground truth and for ignored areas: {@link
 * org.blemish.data.mask.MaskContent} finds from a file which values mark a pixel, {@link
 * org.blemish.data.mask.MaskFile} has the values themselves. What a data set's masks mean is in
 * {@link org.blemish.data.MaskEncoding}.
 */
@NullMarked
package org.blemish.data.mask;

import org.jspecify.annotations.NullMarked;
