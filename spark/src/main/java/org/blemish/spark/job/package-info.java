/**
 * A whole job for {@code spark-submit}. Entry type: {@link org.blemish.spark.job.InspectionJob}.
 */
@NullMarked
package org.blemish.spark.job;

import org.jspecify.annotations.NullMarked;
