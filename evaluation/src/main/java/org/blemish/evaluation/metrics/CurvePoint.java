// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/**
 * A point of a ROC, precision-recall or overlap curve.
 *
 * @param x false positive rate, or recall; 0 to 1
 * @param y true positive rate, precision or mean overlap; 0 to 1
 * @param threshold scores of at least this value count as defective; positive infinity at the point
 *     if no score does
 */
public record CurvePoint(double x, double y, double threshold) {}
