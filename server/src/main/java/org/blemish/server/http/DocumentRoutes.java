// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.blemish.server.auth.Scope;

/** The description of all routes, and the page with its scripts: resources of this package. */
final class DocumentRoutes implements Routes {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "yaml", "application/yaml");

  /** Only names of files that are in one folder of the resources. */
  private static final String FILE = "[a-z0-9-]+\\.(js|css|json|svg)";

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/openapi.yaml", context -> send(context, "openapi.yaml"), Scope.OPEN);
    routes.get("/", context -> send(context, "studio/index.html"), Scope.OPEN);
    routes.get("/studio/{file}", this::studio, Scope.OPEN);
  }

  private void studio(Context context) throws IOException {
    String file = context.pathParam("file");
    if (!file.matches(FILE)) {
      throw new RequestException(HttpStatus.NOT_FOUND, "no such file");
    }
    send(context, "studio/" + file);
  }

  private static void send(Context context, String resource) throws IOException {
    try (InputStream content = DocumentRoutes.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new RequestException(HttpStatus.NOT_FOUND, "no such file");
      }
      context
          .contentType(
              TYPES.getOrDefault(
                  resource.substring(resource.lastIndexOf('.') + 1), "application/octet-stream"))
          .header("Cache-Control", "no-cache")
          .result(content.readAllBytes());
    }
  }
}
