/**
 * How data sets lie on disk: one class for each published structure, and how they are recognised.
 * Turns folders and tables into lists of samples; opens no image except a TIFF's header, to tell a
 * scan from a picture.
 */
@NullMarked
package org.blemish.core.data.layout;

import org.jspecify.annotations.NullMarked;
