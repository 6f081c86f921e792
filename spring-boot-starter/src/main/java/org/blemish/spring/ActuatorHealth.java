// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Health {@code blemish} in Spring Boot 3. */
record ActuatorHealth(ModelHealth model) implements HealthIndicator {
  @Override
  public Health health() {
    return Health.up().withDetails(model.details()).build();
  }
}
