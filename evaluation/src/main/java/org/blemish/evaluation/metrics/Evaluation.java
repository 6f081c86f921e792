// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/**
 * The result of an {@link Evaluator}. Immutable.
 *
 * @param metrics as fractions
 * @param curves that the metrics are areas of
 */
public record Evaluation(Metrics metrics, EvaluationCurves curves) {}
