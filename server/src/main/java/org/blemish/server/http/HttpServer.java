// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.server.config.ServerSettings;

/** The HTTP server: connector, limits and errors around the routes. */
public final class HttpServer implements AutoCloseable {
  private final ServerSettings settings;
  private final Javalin javalin;

  private HttpServer(ServerSettings settings, Javalin javalin) {
    this.settings = settings;
    this.javalin = javalin;
  }

  /**
   * Starts to listen.
   *
   * @param routes of all resources
   * @throws BlemishException if the port is in use, or the certificate cannot be used
   */
  public static HttpServer start(ServerSettings settings, List<Routes> routes) {
    Javalin javalin = Javalin.create(config -> configure(config, settings, routes));
    try {
      return new HttpServer(settings, javalin.start());
    } catch (JavalinBindException e) {
      throw new BlemishException(
          "%s:%d is in use by another program: stop it, or choose another port by --port"
              .formatted(settings.host(), settings.port()),
          e);
    }
  }

  private static void configure(
      JavalinConfig config, ServerSettings settings, List<Routes> routes) {
    config.startup.showJavalinBanner = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.http.maxRequestSize = settings.limits().bodyMegabytes() * (1L << 20);
    config.jsonMapper(new StrictJson());
    config.routes.before(context -> context.header(RequestIds.HEADER, RequestIds.of(context)));
    new Errors().add(config.routes);
    routes.forEach(some -> some.add(config.routes));
  }

  /** Address of the server, with the port that it listens on. */
  public URI address() {
    return URI.create(
        "%s://%s:%d/"
            .formatted(
                settings.tls().isPresent() ? "https" : "http",
                settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host(),
                javalin.port()));
  }

  /** Stops to listen and waits for running requests. */
  @Override
  public void close() {
    javalin.stop();
  }
}
