/**
 * Plain tables and the HTML page around them, shared by all that this module reports. What stands
 * in the tables is worked out elsewhere; the report of an evaluation lives in {@code
 * org.blemish.core.report}.
 */
@NullMarked
package org.blemish.evaluation.page;

import org.jspecify.annotations.NullMarked;
