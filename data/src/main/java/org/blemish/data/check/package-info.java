// SPDX-License-Identifier: Apache-2.0
/**
 * Finds problems of a data set that make results wrong: images in more than one subset, files that
 * cannot be read, masks and scans that do not fit their images. {@link
 * org.blemish.data.check.DataCheck} returns a {@link org.blemish.data.check.DataReport} of all its
 * findings and changes nothing. To add a check, write a class that adds to the findings and call it
 * there.
 */
@NullMarked
package org.blemish.data.check;

import org.jspecify.annotations.NullMarked;
