/**
 * Whole jobs for {@code spark-submit}. Entry types: {@link org.blemish.spark.job.InspectionJob} and
 * {@link org.blemish.spark.job.TrainingJob}.
 */
@NullMarked
package org.blemish.spark.job;

import org.jspecify.annotations.NullMarked;
