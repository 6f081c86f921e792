// SPDX-License-Identifier: Apache-2.0
/**
 * Data sets as lists of files: a {@link org.blemish.data.Dataset} is one category with its {@link
 * org.blemish.data.Sample samples}; {@link org.blemish.data.DatasetSplitter} divides the good ones,
 * {@link org.blemish.data.GroundTruth} reads their masks and {@link org.blemish.data.SampleReader}
 * their images and scans. Structures of folders are in {@link org.blemish.data.layout}, checks of a
 * data set in {@link org.blemish.data.check}; metrics belong to the module evaluation.
 */
@NullMarked
package org.blemish.data;

import org.jspecify.annotations.NullMarked;
