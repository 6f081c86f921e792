// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.blemish.server.auth.Scope;
import org.blemish.server.health.Health;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it can take parts.
 *
 * @param health of the server
 */
record HealthRoutes(Health health) implements Routes {
  @Override
  public void add(RoutesConfig routes) {
    routes.get("/health/live", context -> context.json(Map.of("status", "live")), Scope.OPEN);
    routes.get(
        "/health/ready",
        context -> {
          Health.State state = health.state();
          context
              .status(state.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
              .json(state);
        },
        Scope.OPEN);
  }
}
