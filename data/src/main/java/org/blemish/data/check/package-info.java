/**
 * Looks for what makes figures of a data set wrong: leaks between training and test, files that
 * cannot be read, masks and scans that do not fit. Reports all it finds and changes nothing.
 */
@NullMarked
package org.blemish.data.check;

import org.jspecify.annotations.NullMarked;
