/**
 * Many trainings at once: each is a Spark task, whose executor runs the program {@code blemish} as
 * a child process. Entry types: {@link org.blemish.spark.training.DistributedTrainings}, and {@link
 * org.blemish.spark.training.TrainingTable} for its input. How a model is trained and evaluated
 * belongs to the program.
 */
@NullMarked
package org.blemish.spark.training;

import org.jspecify.annotations.NullMarked;
