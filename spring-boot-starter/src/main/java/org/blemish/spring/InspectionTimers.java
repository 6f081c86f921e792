// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Inspection;

/**
 * Timers {@code blemish.inspection} by verdict and {@code blemish.inspection.stage} by stage, and
 * the counter {@code blemish.inspection.failures} by fault.
 */
record InspectionTimers(MeterRegistry registry) implements InspectionListener {
  @Override
  public void inspected(Inspection inspection) {
    double all = inspection.milliseconds().values().stream().mapToDouble(ms -> ms).sum();
    registry
        .timer("blemish.inspection", "verdict", inspection.verdict().name())
        .record(nanos(all), TimeUnit.NANOSECONDS);
    inspection
        .milliseconds()
        .forEach(
            (stage, ms) ->
                registry
                    .timer("blemish.inspection.stage", "stage", stage)
                    .record(nanos(ms), TimeUnit.NANOSECONDS));
  }

  @Override
  public void failed(BlemishException failure) {
    registry
        .counter(
            "blemish.inspection.failures", "fault", failure.fault().name().toLowerCase(Locale.ROOT))
        .increment();
  }

  private static long nanos(double milliseconds) {
    return Math.round(milliseconds * 1e6);
  }
}
