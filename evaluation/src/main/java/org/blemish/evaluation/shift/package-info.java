// SPDX-License-Identifier: Apache-2.0
/**
 * A page about the parts of a shift, from the JSON lines of inspections ({@link
 * org.blemish.evaluation.shift.ShiftReport}): verdicts and scores over time against the calibration
 * of the model. Nothing is inspected again; metrics on labelled data sets belong to {@link
 * org.blemish.evaluation.metrics}.
 */
@NullMarked
package org.blemish.evaluation.shift;

import org.jspecify.annotations.NullMarked;
