// SPDX-License-Identifier: Apache-2.0
/**
 * For this module alone. The rules by which files are images, scans or masks, for data sets and for
 * parts to inspect alike: {@link org.blemish.data.internal.DataFileNames} for names and extensions,
 * {@link org.blemish.data.internal.FileTree} for folders, {@link
 * org.blemish.data.internal.ImageScanPairing} for images and their scans, {@link
 * org.blemish.data.internal.ImageLookup} for masks. No image is decoded here.
 */
@NullMarked
package org.blemish.data.internal;

import org.jspecify.annotations.NullMarked;
