/**
 * The interactive HTML report of an evaluation in one file ({@link
 * org.blemish.evaluation.report.ReportWriter}) and images for other reports. Computes no metrics;
 * the scripts and styles of the page are resources of this package.
 */
@NullMarked
package org.blemish.evaluation.report;

import org.jspecify.annotations.NullMarked;
