// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the files of parts by paths, folders and globs: {@link org.blemish.data.parts.PartFinder}
 * for parts to inspect, {@link org.blemish.data.parts.LabelledPartFinder} for parts that are known
 * to be good or defective, {@link org.blemish.data.parts.PartName} for files that arrive one by
 * one. Which files are images and scans is decided in {@link org.blemish.data.internal}; nothing is
 * decoded here.
 */
@NullMarked
package org.blemish.data.parts;

import org.jspecify.annotations.NullMarked;
