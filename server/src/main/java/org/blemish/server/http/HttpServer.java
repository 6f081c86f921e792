// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.config.ServerSettings;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** The HTTP server: connector, limits and errors around the routes. */
public final class HttpServer implements AutoCloseable {
  private static final int IN_MEMORY_MEGABYTES = 4;

  private final ServerSettings settings;
  private final RequestGate gate;
  private final Optional<TlsConnector> tls;
  private final Javalin javalin;

  private HttpServer(
      ServerSettings settings, RequestGate gate, Optional<TlsConnector> tls, Javalin javalin) {
    this.settings = settings;
    this.gate = gate;
    this.tls = tls;
    this.javalin = javalin;
  }

  /**
   * Starts to listen.
   *
   * @param routes of all resources, access control among them
   * @throws BlemishException if the port is in use, or the certificate cannot be used
   */
  public static HttpServer start(ServerSettings settings, List<Routes> routes) {
    Optional<TlsConnector> tls = settings.tls().map(TlsConnector::read);
    RequestGate gate = new RequestGate(settings.limits().streams());
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings, tls);
              new SecurityHeaders(tls.isPresent()).add(config.routes);
              gate.add(config.routes);
              new BodyLimit(settings.limits()).add(config.routes);
              new Errors().add(config.routes);
              routes.forEach(some -> some.add(config.routes));
            });
    try {
      return new HttpServer(settings, gate, tls, javalin.start());
    } catch (JavalinBindException e) {
      throw new BlemishException(
          "%s:%d cannot be listened on (%s): stop the program that uses it, or choose another port by --port"
              .formatted(settings.host(), settings.port(), rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private static void configure(
      JavalinConfig config, ServerSettings settings, Optional<TlsConnector> tls) {
    config.startup.showJavalinBanner = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = settings.limits().bodyMegabytes() * (1L << 20);
    config.http.asyncTimeout = 0;
    config.jetty.multipartConfig.maxFileSize(settings.limits().bodyMegabytes(), SizeUnit.MB);
    config.jetty.multipartConfig.maxTotalRequestSize(
        settings.limits().bodyMegabytes(), SizeUnit.MB);
    config.jetty.multipartConfig.maxInMemoryFileSize(IN_MEMORY_MEGABYTES, SizeUnit.MB);
    config.jetty.multipartConfig.cacheDirectory(settings.temporary().toString());
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> server.setErrorHandler(new MalformedRequests()));
    if (tls.isPresent()) {
      config.jetty.addConnector(
          (server, http) -> tls.get().connector(server, http, settings.host(), settings.port()));
    } else {
      config.jetty.host = settings.host();
      config.jetty.port = settings.port();
    }
    config.jsonMapper(new StrictJson());
  }

  /** Address of the server, with the port that it listens on. */
  public URI address() {
    return URI.create(
        "%s://%s:%d/"
            .formatted(
                tls.isPresent() ? "https" : "http",
                settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host(),
                port()));
  }

  private int port() {
    Server server = javalin.jettyServer().server();
    return server.getConnectors()[0] instanceof NetworkConnector network
        ? network.getLocalPort()
        : settings.port();
  }

  /** When the certificate expires; empty without TLS. */
  public Optional<Instant> certificateExpires() {
    return tls.map(TlsConnector::expires);
  }

  /** Whether new requests are refused. */
  public boolean stopping() {
    return gate.stopping();
  }

  /** Refuses new requests, waits for running ones and stops to listen. */
  @Override
  public void close() {
    gate.drain(Duration.ofSeconds(settings.limits().drainSeconds()));
    javalin.stop();
  }
}
