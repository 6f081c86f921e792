// SPDX-License-Identifier: Apache-2.0
/**
 * The rules by which files are images, scans, masks or none of them, for data sets and for the
 * parts of an inspection alike: {@link org.blemish.data.file.FileNames} for names and extensions,
 * {@link org.blemish.data.file.FileTree} for folders, {@link
 * org.blemish.data.file.ImageScanPairing} for images and their scans, {@link
 * org.blemish.data.file.ImageLookup} for masks. No image is decoded here.
 */
@NullMarked
package org.blemish.data.file;

import org.jspecify.annotations.NullMarked;
