/**
 * Metrics of image scores and anomaly maps against ground truth, by the rules of the data sets' own
 * evaluators. Entry point is {@link org.blemish.evaluation.metrics.Evaluator}; {@link
 * org.blemish.evaluation.metrics.MetricKey} names the metrics. Inspecting samples and writing files
 * belong to {@link org.blemish.evaluation}.
 */
@NullMarked
package org.blemish.evaluation.metrics;

import org.jspecify.annotations.NullMarked;
