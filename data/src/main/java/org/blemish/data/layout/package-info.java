/**
 * How data sets lie on disk: one class for each published structure, and how they are recognised.
 * Turns folders and tables into lists of samples; opens no picture except where a data set's labels
 * stand in its masks alone, and TIFF headers, to tell a scan from a picture.
 */
@NullMarked
package org.blemish.data.layout;

import org.jspecify.annotations.NullMarked;
