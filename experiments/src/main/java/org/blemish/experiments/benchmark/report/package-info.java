/**
 * The results of a benchmark as files for readers. {@link
 * org.blemish.experiments.benchmark.report.BenchmarkReport} writes CSV, Markdown and HTML with
 * tables and charts, next to {@linkplain org.blemish.experiments.benchmark.report.PublishedMetrics
 * published metrics} and those of {@linkplain
 * org.blemish.experiments.benchmark.report.OtherPrograms other programs}; {@link
 * org.blemish.experiments.benchmark.report.BenchmarkComparison} compares two benchmarks. The report
 * of a single evaluation belongs to {@code org.blemish.evaluation}.
 */
@NullMarked
package org.blemish.experiments.benchmark.report;

import org.jspecify.annotations.NullMarked;
