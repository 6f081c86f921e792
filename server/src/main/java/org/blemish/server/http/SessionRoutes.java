// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.Optional;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Identity;
import org.blemish.server.auth.Scope;
import org.blemish.server.auth.Sessions;
import org.blemish.server.config.ServerSettings;

/** Log in and out. */
record SessionRoutes(ServerSettings settings, Sessions sessions, AuditLog audit) implements Routes {
  private static final String SESSION = "/api/v1/session";

  /** Name and password. */
  record Login(String name, String password) {}

  /**
   * Who is logged in.
   *
   * @param csrf value of the header that changes need; empty without a session
   */
  record SessionBody(String actor, Scope scope, Optional<String> csrf) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.post(SESSION, this::logIn, Scope.OPEN);
    routes.get(SESSION, this::show, Scope.INSPECT);
    routes.delete(SESSION, this::logOut, Scope.INSPECT);
  }

  private void logIn(Context context) {
    Login login = new RequestInput(context).json(Login.class);
    Optional<String> secret = sessions.logIn(login.name(), login.password(), context.ip());
    if (secret.isEmpty()) {
      audit.add("nobody", context.ip(), "login.failed", shown(login.name()), "");
      throw new RequestException(HttpStatus.UNAUTHORIZED, "name or password is wrong");
    }
    audit.add(login.name(), context.ip(), "login", login.name(), "");
    context.cookie(cookie(secret.get(), settings.login().sessionHours() * 3600));
    Scope scope = sessions.identity(secret.get()).map(Identity::scope).orElse(Scope.INSPECT);
    context.json(new SessionBody(login.name(), scope, secret.map(Sessions::csrfToken)));
  }

  private static String shown(String name) {
    return name.substring(0, Math.min(name.length(), 64)).replaceAll("\\p{Cntrl}", "_");
  }

  private Cookie cookie(String value, int seconds) {
    return new Cookie(
        AccessControl.COOKIE,
        value,
        "/",
        seconds,
        settings.tls().isPresent(),
        true,
        null,
        SameSite.STRICT);
  }

  private void show(Context context) {
    Identity identity = AccessControl.identityOf(context);
    context.json(
        new SessionBody(
            identity.actor(),
            identity.scope(),
            Optional.ofNullable(context.cookie(AccessControl.COOKIE)).map(Sessions::csrfToken)));
  }

  private void logOut(Context context) {
    String secret = context.cookie(AccessControl.COOKIE);
    if (secret != null) {
      sessions.logOut(secret);
      audit.add(AccessControl.actor(context), context.ip(), "logout", "", "");
    }
    context.cookie(cookie("", 0));
    context.status(HttpStatus.NO_CONTENT);
  }
}
