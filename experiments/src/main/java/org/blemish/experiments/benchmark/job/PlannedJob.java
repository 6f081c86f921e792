// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import org.blemish.data.layout.Category;

/**
 * A job that has not been run yet.
 *
 * @param job category, method setup and seed
 * @param category folder and layout of the data that it reads
 */
public record PlannedJob(BenchmarkJob job, Category category) {}
