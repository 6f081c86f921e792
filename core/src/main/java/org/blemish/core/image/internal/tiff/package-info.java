/**
 * TIFF files: the first directory with its checks, and the stored samples of files that are
 * uncompressed or compressed with PackBits, LZW or deflate. The JDK's decoder reads no BigTIFF, no
 * predictor with samples of 16 or 32 bits, and no samples of 12 bits. Files of other compressions
 * that it reads (fax, JPEG) are left to it, after the checks here.
 *
 * <p>Entry types: {@link org.blemish.core.image.internal.tiff.TiffDirectory} and {@link
 * org.blemish.core.image.internal.tiff.TiffSamples}. Used by the image and scan readers only.
 */
@NullMarked
package org.blemish.core.image.internal.tiff;

import org.jspecify.annotations.NullMarked;
