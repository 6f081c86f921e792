// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.util.Map;
import java.util.Optional;

/**
 * What a cell took.
 *
 * @param trainSeconds from reading to the model file
 * @param trainStages the same by stage
 * @param evaluateSeconds the evaluating process from start to end
 * @param latencyMilliseconds of one image: features, head and scoring, without reading the file
 * @param peakMemoryMib most memory that a process of the cell held, where the system says so
 * @param modelBytes size of the model file
 */
public record Cost(
    double trainSeconds,
    Map<String, Double> trainStages,
    double evaluateSeconds,
    double latencyMilliseconds,
    Optional<Long> peakMemoryMib,
    long modelBytes) {}
