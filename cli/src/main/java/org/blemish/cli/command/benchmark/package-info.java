// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of {@link org.blemish.cli.command.benchmark.BenchmarkCommand}: run, compare and
 * report benchmarks, which are defined in {@code org.blemish.experiments.benchmark}.
 */
@NullMarked
package org.blemish.cli.command.benchmark;

import org.jspecify.annotations.NullMarked;
