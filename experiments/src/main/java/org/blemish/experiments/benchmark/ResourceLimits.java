// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

/**
 * Limits of the resources of a benchmark.
 *
 * @param jobs largest number of jobs at a time
 * @param threads of each job
 * @param memoryMib memory of all jobs together
 * @param jobMib memory that a job is assumed to need at least
 * @param cacheBytes disk space for feature caches that jobs share; 0 to share none
 */
public record ResourceLimits(int jobs, int threads, long memoryMib, long jobMib, long cacheBytes) {}
