/**
 * A detector on a test set: figures, scores, maps and report. The metrics' definitions and the
 * report's looks are core's.
 */
@NullMarked
package org.blemish.evaluation;

import org.jspecify.annotations.NullMarked;
