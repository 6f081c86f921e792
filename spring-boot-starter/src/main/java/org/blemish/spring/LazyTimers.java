// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Inspection;
import org.springframework.beans.factory.ObjectProvider;

/** Timers in the application's registry; nothing where it has none. */
record LazyTimers(ObjectProvider<MeterRegistry> registry) implements InspectionListener {
  @Override
  public void inspected(Inspection inspection) {
    registry.ifAvailable(found -> new InspectionTimers(found).inspected(inspection));
  }

  @Override
  public void failed(BlemishException failure) {
    registry.ifAvailable(found -> new InspectionTimers(found).failed(failure));
  }
}
