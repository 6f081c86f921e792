// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements behind the times in the documentation: JMH benchmarks of single steps, such as
 * {@link org.blemish.benchmarks.DepthPreparationBenchmark}, and programs that measure two
 * alternatives in turn ({@link org.blemish.benchmarks.InspectionBenchmark}, {@link
 * org.blemish.benchmarks.TrainingStepBenchmark}). They are run by hand on an idle machine and are
 * not published.
 */
@NullMarked
package org.blemish.benchmarks;

import org.jspecify.annotations.NullMarked;
