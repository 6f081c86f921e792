// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

/**
 * Limits of requests.
 *
 * @param bodyMegabytes largest body of a request with images
 * @param modelMegabytes largest model file that is uploaded
 * @param pixels most pixels of an image
 * @param waiting parts that wait for their inspection; further ones are refused with status 429
 * @param batchParts most parts in one batch
 * @param streams of events (live parts, progress) that are open at the same time; further ones are
 *     refused with status 429
 * @param seconds longest time that a request may wait and be worked on
 * @param drainSeconds longest time for which a stop waits for running requests
 */
public record LimitSettings(
    int bodyMegabytes,
    int modelMegabytes,
    long pixels,
    int waiting,
    int batchParts,
    int streams,
    int seconds,
    int drainSeconds) {
  public static final LimitSettings DEFAULT =
      new LimitSettings(64, 1024, 100_000_000, 16, 64, 50, 60, 30);

  public LimitSettings {
    if (bodyMegabytes < 1
        || modelMegabytes < 1
        || pixels < 1
        || waiting < 1
        || batchParts < 1
        || streams < 1
        || seconds < 1
        || drainSeconds < 1) {
      throw new IllegalArgumentException("each limit must be at least 1");
    }
  }
}
