/**
 * Evaluation figures of the field by the rules of the data sets' own evaluators, from image scores
 * and from anomaly maps against ground truth. How scores and maps come about, and how files are
 * read, is decided elsewhere.
 */
@NullMarked
package org.blemish.evaluation.metrics;

import org.jspecify.annotations.NullMarked;
