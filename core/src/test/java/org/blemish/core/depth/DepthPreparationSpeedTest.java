// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import org.blemish.core.scan.Scan;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Takes a quiet machine: run it alone, {@code mvn -Psystem -pl core test
 * -Dtest=DepthPreparationSpeedTest}.
 */
@Tag("system")
class DepthPreparationSpeedTest {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({"CORNERS, 0.1", "ROBUST, 0.1", "ROBUST, 0.9", "NONE, 0.9"})
  void aScanOf800x800IsPreparedIn50MsOnOneCore(BackgroundRule rule, double holes) {
    Scan scan = DomeScans.dome(800, 800, holes, 1);
    DomeScans.put(scan, 0, 0, 4, 4, 0.49f);
    DomeScans.put(scan, 796, 0, 4, 4, 0.51f);
    DomeScans.put(scan, 0, 796, 4, 4, 0.49f);
    DomeScans.put(scan, 796, 796, 4, 4, 0.51f);
    DepthPreparation preparation = new DepthPreparation(DepthSettings.paper().withBackground(rule));
    long[] nanos = new long[41];
    for (int i = 0; i < nanos.length; i++) {
      long start = THREAD.getCurrentThreadCpuTime();
      preparation.prepare(scan, "dome");
      nanos[i] = THREAD.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    assertThat(Duration.ofNanos(nanos[20])).isLessThan(Duration.ofMillis(50));
  }
}
