/**
 * Benchmarks over categories, methods, presets, modalities and seeds. {@link
 * org.blemish.experiments.benchmark.Benchmark} runs each job in its own process ({@link
 * org.blemish.experiments.benchmark.JobMain}) and keeps its result; {@link
 * org.blemish.experiments.benchmark.BenchmarkReport} writes tables and charts that compare the
 * results with published ones. Training and evaluation themselves belong to {@code
 * org.blemish.training} and {@code org.blemish.evaluation}.
 */
@NullMarked
package org.blemish.experiments.benchmark;

import org.jspecify.annotations.NullMarked;
