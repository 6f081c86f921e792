// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.util.List;
import org.blemish.server.health.Health;

/** All routes of the server. */
public final class ServerRoutes {
  private ServerRoutes() {}

  public static List<Routes> of(Health health) {
    return List.of(new HealthRoutes(health));
  }
}
