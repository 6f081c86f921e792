/**
 * Benchmarks over categories, methods, presets, modalities and seeds. {@link
 * org.blemish.experiments.benchmark.Benchmark} runs the jobs of a {@link
 * org.blemish.experiments.benchmark.BenchmarkPlan} within limits of memory and processors; {@link
 * org.blemish.experiments.benchmark.BenchmarkResults} reads what they left. A single job and its
 * process belong to {@code job}, tables and charts to {@code report}.
 */
@NullMarked
package org.blemish.experiments.benchmark;

import org.jspecify.annotations.NullMarked;
