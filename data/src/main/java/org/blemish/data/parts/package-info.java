/**
 * Finds the files that a person means by paths, folders and globs, and pairs images with scans.
 * Nothing is decoded here.
 */
@NullMarked
package org.blemish.data.parts;

import org.jspecify.annotations.NullMarked;
