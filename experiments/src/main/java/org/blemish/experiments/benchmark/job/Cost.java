// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.util.Map;
import java.util.Optional;

/**
 * Time, memory and disk space of a finished job.
 *
 * @param trainSeconds all stages of the training together
 * @param trainStages seconds of the training by stage
 * @param evaluateSeconds the whole evaluation, with reading, metrics and report
 * @param latencyMilliseconds median time of one test image from decoded input to verdict
 * @param peakMemoryMib largest memory of the process (Java heap, native memory and mapped features
 *     together), if the operating system reports it
 * @param modelBytes size of the model file
 */
public record Cost(
    double trainSeconds,
    Map<String, Double> trainStages,
    double evaluateSeconds,
    double latencyMilliseconds,
    Optional<Long> peakMemoryMib,
    long modelBytes) {}
