/**
 * Metrics of data sets that are larger than the memory of one machine, exact and with the values of
 * {@link org.blemish.evaluation.metrics}. Entry type: {@link
 * org.blemish.spark.metrics.DistributedEvaluation}. Inspection belongs to {@link
 * org.blemish.spark}.
 *
 * <p>All metrics are sums over distinct scores. Rows of counts are added up by score, sorted by
 * ranges of scores ({@link org.blemish.spark.metrics.ScoreCounts}), and every partition adds its
 * part of each sum to what is above it ({@link org.blemish.spark.metrics.CurveSums}). What the
 * pixels of a map count as, and which thresholds count, is decided by the code of one machine
 * ({@link org.blemish.evaluation.metrics.PixelKeys}, {@link
 * org.blemish.evaluation.metrics.ThresholdTable}).
 */
@NullMarked
package org.blemish.spark.metrics;

import org.jspecify.annotations.NullMarked;
