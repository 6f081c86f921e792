// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/**
 * All that an {@link Evaluator} found out.
 *
 * @param metrics the figures
 * @param curves the curves behind them
 */
public record Evaluation(Metrics metrics, EvaluationCurves curves) {}
