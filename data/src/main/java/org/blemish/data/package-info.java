/**
 * Data sets as lists of files: samples, labels, groups, splits, and ground truth read from masks.
 * How they lie on disk is in {@code layout}, what may be wrong with them in {@code check}.
 */
@NullMarked
package org.blemish.data;

import org.jspecify.annotations.NullMarked;
