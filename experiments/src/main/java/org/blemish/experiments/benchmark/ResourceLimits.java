// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;


/**
 * What a benchmark may take of its machine.
 *
 * @param jobs cells at a time, at most
 * @param threads of each cell
 * @param memoryMib for all cells together
 * @param jobMib expected of a cell before one of its kind has been measured
 * @param cacheBytes disk for features that cells share; 0 where they are not to share any
 */
public record ResourceLimits(int jobs, int threads, long memoryMib, long jobMib, long cacheBytes) {}
