// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.blemish.server.health.Alarms;
import org.junit.jupiter.api.Test;

class CertificateWatchTest {
  private static final Instant END = Instant.parse("2027-03-01T12:00:00Z");

  private final Alarms alarms = new Alarms();

  private void checkAt(Instant now) {
    new CertificateWatch(END, alarms, Clock.fixed(now, ZoneOffset.UTC)).check();
  }

  @Test
  void alarmIsSetTwoWeeksBeforeTheEndAndNotEarlier() {
    checkAt(END.minus(Duration.ofDays(14)));
    assertThat(alarms.sentences()).isEmpty();

    checkAt(END.minus(Duration.ofDays(14)).plusSeconds(1));
    assertThat(alarms.sentences())
        .containsExactly(
            "the certificate expires on 2027-03-01T12:00:00Z: get a new one and start again");
  }

  @Test
  void alarmOfAnExpiredCertificateSaysSo() {
    checkAt(END.minus(Duration.ofDays(1)));
    checkAt(END);
    assertThat(alarms.sentences())
        .containsExactly(
            "the certificate has expired on 2027-03-01T12:00:00Z: get a new one and start again");
  }
}
