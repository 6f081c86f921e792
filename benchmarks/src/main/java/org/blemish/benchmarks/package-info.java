// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements behind the numbers in the documentation: JMH benchmarks of single steps, such as
 * {@link org.blemish.benchmarks.DepthPreparationBenchmark}, and programs that measure two
 * alternatives in turn ({@link org.blemish.benchmarks.InspectionBenchmark}, {@link
 * org.blemish.benchmarks.TrainingStepBenchmark}). {@link org.blemish.benchmarks.CalibrationDraws}
 * and {@link org.blemish.benchmarks.ContaminationDraws} fit models to random draws of good images.
 * {@link org.blemish.benchmarks.Growth} trains with more and more images. They are run by hand on
 * an idle machine and are not published.
 */
@NullMarked
package org.blemish.benchmarks;

import org.jspecify.annotations.NullMarked;
