/**
 * One training and its evaluation, in its own process. {@link
 * org.blemish.experiments.benchmark.job.JobRunner} starts the process of a {@link
 * org.blemish.experiments.benchmark.job.BenchmarkJob} and returns its {@link
 * org.blemish.experiments.benchmark.job.JobResult}; {@link
 * org.blemish.experiments.benchmark.job.JobMain} is the program of that process. Training and
 * evaluation themselves belong to {@code org.blemish.training} and {@code org.blemish.evaluation};
 * the plan of all jobs belongs to {@code org.blemish.experiments.benchmark}.
 */
@NullMarked
package org.blemish.experiments.benchmark.job;

import org.jspecify.annotations.NullMarked;
