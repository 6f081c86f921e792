// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;

/** Headers that tell browsers what a response may do. */
record SecurityHeaders(boolean encrypted) implements Routes {
  /** The pages load nothing from elsewhere, and have no inline scripts and styles. */
  static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
          + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** Reports have inline scripts; they run in an origin of their own and connect to nothing. */
  static final String REPORT_POLICY =
      "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src"
          + " 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

  @Override
  public void add(RoutesConfig routes) {
    routes.before(
        context -> {
          context.header("Content-Security-Policy", PAGE_POLICY);
          context.header("X-Content-Type-Options", "nosniff");
          context.header("Referrer-Policy", "no-referrer");
          context.header("Cross-Origin-Opener-Policy", "same-origin");
          context.header("Cross-Origin-Resource-Policy", "same-origin");
          context.header("Cache-Control", "no-store");
          if (encrypted) {
            context.header("Strict-Transport-Security", "max-age=31536000");
          }
        });
  }
}
