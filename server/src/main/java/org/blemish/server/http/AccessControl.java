// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.blemish.server.auth.Identity;
import org.blemish.server.auth.Scope;
import org.blemish.server.auth.Sessions;
import org.blemish.server.auth.Tokens;
import org.blemish.server.config.ServerSettings;

/**
 * Lets a request through if who sends it may do it: a token in the header {@code Authorization}, or
 * the cookie of a session, which needs the header {@value #CSRF_HEADER} for changes.
 */
final class AccessControl implements Routes {
  static final String COOKIE = "blemish-session";
  static final String CSRF_HEADER = "X-CSRF-Token";
  private static final String IDENTITY = "identity";
  private static final String BEARER = "Bearer ";
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final ServerSettings settings;
  private final Sessions sessions;
  private final Tokens tokens;

  AccessControl(ServerSettings settings, Sessions sessions, Tokens tokens) {
    this.settings = settings;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.beforeMatched(this::check);
  }

  private void check(Context context) {
    requireKnownHost(context);
    Scope demanded = demanded(context.routeRoles());
    if (demanded == Scope.OPEN) {
      return;
    }
    Identity identity =
        identity(context)
            .orElseThrow(
                () -> {
                  context.header("WWW-Authenticate", "Bearer");
                  return new RequestException(
                      HttpStatus.UNAUTHORIZED,
                      "log in, or send a token: 'blemish token create' makes one");
                });
    if (!identity.scope().includes(demanded)) {
      throw new RequestException(
          HttpStatus.FORBIDDEN,
          "%s has the scope %s, this needs %s"
              .formatted(identity.actor(), identity.scope(), demanded));
    }
    context.attribute(IDENTITY, identity);
  }

  /** A route without a scope is for those who may do everything. */
  private static Scope demanded(Set<RouteRole> roles) {
    return roles.stream()
        .filter(Scope.class::isInstance)
        .map(Scope.class::cast)
        .max(Comparator.naturalOrder())
        .orElse(Scope.MANAGE);
  }

  /**
   * Without login, a page of another site could reach the loopback address through a name that it
   * controls: only names of this machine are answered then.
   */
  private void requireKnownHost(Context context) {
    if (settings.login().required()) {
      return;
    }
    String host = hostName("http://" + context.host());
    String origin = context.header("Origin");
    if (!isLoopback(host) || (origin != null && !isLoopback(hostName(origin)))) {
      throw new RequestException(
          HttpStatus.FORBIDDEN, "without login, only this machine is served: use 127.0.0.1");
    }
  }

  private static String hostName(String address) {
    try {
      return String.valueOf(URI.create(address).getHost());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private Optional<Identity> identity(Context context) {
    if (!settings.login().required()) {
      return Optional.of(Identity.LOCAL);
    }
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return tokens.identity(authorization.substring(BEARER.length()).strip());
    }
    String secret = context.cookie(COOKIE);
    if (secret == null) {
      return Optional.empty();
    }
    Optional<Identity> identity = sessions.identity(secret);
    if (identity.isPresent()
        && !READING.contains(context.method())
        && !csrfMatches(context, secret)) {
      throw new RequestException(
          HttpStatus.FORBIDDEN, "the header %s is missing or wrong".formatted(CSRF_HEADER));
    }
    return identity;
  }

  private static boolean csrfMatches(Context context, String secret) {
    String given = context.header(CSRF_HEADER);
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            Sessions.csrfToken(secret).getBytes(StandardCharsets.UTF_8));
  }

  /** Who sends a request that was let through. */
  static Identity identityOf(Context context) {
    Identity identity = context.attribute(IDENTITY);
    if (identity == null) {
      throw new IllegalStateException("the route demands no identity");
    }
    return identity;
  }

  /** Name of who sends a request that was let through. */
  static String actor(Context context) {
    return identityOf(context).actor();
  }
}
