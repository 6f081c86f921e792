/**
 * Evaluation of a detector ({@link org.blemish.evaluation.EvaluationRun}) or of given anomaly maps
 * ({@link org.blemish.evaluation.MapEvaluation}) on the test samples of a data set, with all files
 * that it writes. Metrics are defined in {@link org.blemish.evaluation.metrics}, the report page in
 * {@link org.blemish.evaluation.report}.
 */
@NullMarked
package org.blemish.evaluation;

import org.jspecify.annotations.NullMarked;
