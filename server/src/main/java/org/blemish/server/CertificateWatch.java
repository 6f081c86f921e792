// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.blemish.server.health.Alarms;

/**
 * Sets an alarm two weeks before a certificate expires. A new certificate is read at the next
 * start, so the alarm is never cleared.
 *
 * @param expires when the certificate expires
 * @param alarms where the alarm is set
 * @param clock now
 */
record CertificateWatch(Instant expires, Alarms alarms, Clock clock) {
  static final String ALARM = "certificate";
  private static final Duration WARNING = Duration.ofDays(14);

  void check() {
    Instant now = clock.instant();
    if (expires.isBefore(now.plus(WARNING))) {
      alarms.raise(
          ALARM,
          "the certificate %s on %s: get a new one and start again"
              .formatted(expires.isAfter(now) ? "expires" : "has expired", expires));
    }
  }
}
