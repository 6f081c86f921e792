// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import org.blemish.inference.Model;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health {@code blemish}: the model in use, and why a replacement of its file was refused. */
record DetectorHealth(ReloadingDetector detector) implements HealthIndicator {
  @Override
  public Health health() {
    Model model = detector.use(open -> open.model());
    Health.Builder health =
        Health.up()
            .withDetail("model", model.digest())
            .withDetail("product", model.metadata().product())
            .withDetail("method", model.metadata().method())
            .withDetail("calibrated", model.decisionRule().calibration().isPresent());
    detector.failure().ifPresent(failure -> health.withDetail("replacement", failure));
    return health.build();
  }
}
