// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waiting times between attempts: they double up to a longest one, and a random half of each is
 * left out, so that many senders do not come back at the same moment.
 *
 * @param first longest wait after the first failure
 * @param longest wait
 * @param random for the random half
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
  private static final int MOST_DOUBLINGS = 30;

  /**
   * The wait after a number of failures in a row.
   *
   * @param failures at least 1
   */
  Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long most = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
