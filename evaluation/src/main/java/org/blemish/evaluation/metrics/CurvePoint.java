// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/**
 * A point of a ROC, precision-recall or overlap curve.
 *
 * @param x false positive rate, or recall; 0 to 1
 * @param y true positive rate, precision or mean overlap; 0 to 1
 * @param threshold the point holds where everything with a score of at least this counts as
 *     defective; positive infinity where nothing does
 */
public record CurvePoint(double x, double y, double threshold) {}
