// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

/**
 * A finished epoch: one line of {@code history.jsonl}.
 *
 * @param phase what is trained, such as {@code teacher} or {@code student}
 * @param epoch from 1
 * @param loss mean over the epoch's batches
 * @param learningRate at the epoch's end
 * @param seconds that the epoch took
 */
public record Epoch(String phase, int epoch, double loss, double learningRate, double seconds) {}
