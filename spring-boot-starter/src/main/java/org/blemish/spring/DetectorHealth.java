// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Health {@code blemish} in Spring Boot 4. */
record DetectorHealth(ModelHealth model) implements HealthIndicator {
  @Override
  public Health health() {
    return Health.up().withDetails(model.details()).build();
  }
}
