// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;

/** The routes of one kind of resource. */
@FunctionalInterface
public interface Routes {
  /** Adds the routes. */
  void add(RoutesConfig routes);
}
