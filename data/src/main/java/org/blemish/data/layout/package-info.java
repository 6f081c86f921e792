// SPDX-License-Identifier: Apache-2.0
/**
 * The structures of folders in which data sets are published. {@link
 * org.blemish.data.layout.DatasetLayouts} finds the layout of a folder and its {@link
 * org.blemish.data.layout.Category categories}, which are read into a {@link
 * org.blemish.data.Dataset}. Images are not decoded, except if labels are in masks alone; of TIFF
 * files the header is read.
 *
 * <p>To add a layout, implement {@link org.blemish.data.layout.DatasetLayout} and list the class in
 * {@link org.blemish.data.layout.DatasetLayouts}, before layouts that would recognise the same
 * folders. A layout states its masks' encoding in the data set that it reads, and where its
 * evaluator expects anomaly maps.
 */
@NullMarked
package org.blemish.data.layout;

import org.jspecify.annotations.NullMarked;
