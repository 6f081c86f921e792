/**
 * Inspection of large data sets with Apache Spark: {@link org.blemish.spark.BlemishDetector}, a
 * transformer of Spark ML, and {@link org.blemish.spark.BlemishScore}, a function for SQL. What
 * executors do is in {@link org.blemish.spark.inspection}, evaluation in {@link
 * org.blemish.spark.metrics}.
 */
@NullMarked
package org.blemish.spark;

import org.jspecify.annotations.NullMarked;
