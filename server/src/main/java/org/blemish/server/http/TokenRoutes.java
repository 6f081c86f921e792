// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Scope;
import org.blemish.server.auth.Tokens;
import org.blemish.server.store.AuditRecord;
import org.blemish.server.store.TokenRecord;

/** Tokens of programs, and the audit log. */
record TokenRoutes(Tokens tokens, AuditLog audit) implements Routes {
  private static final int MOST_ROWS = 1000;

  /** A token that is to be made. */
  record NewToken(String name, String scope, Optional<Integer> days) {}

  /** All tokens. */
  record TokenList(List<TokenRecord> tokens) {}

  /** One page of the audit log, the newest first. */
  record AuditPage(List<AuditRecord> records) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get(
        "/api/v1/tokens", context -> context.json(new TokenList(tokens.list())), Scope.MANAGE);
    routes.post("/api/v1/tokens", this::create, Scope.MANAGE);
    routes.delete("/api/v1/tokens/{token}", this::revoke, Scope.MANAGE);
    routes.get("/api/v1/audit", this::audit, Scope.MANAGE);
  }

  private void create(Context context) {
    NewToken given = new RequestInput(context).json(NewToken.class);
    Tokens.NewToken token = tokens.create(given.name(), Scope.ofToken(given.scope()), given.days());
    audit.add(
        AccessControl.actor(context),
        context.ip(),
        "token.create",
        token.token().id(),
        "%s, %s".formatted(given.name(), given.scope()));
    context.status(HttpStatus.CREATED).json(token);
  }

  private void revoke(Context context) {
    String id = context.pathParam("token");
    if (!tokens.revoke(id)) {
      throw new RequestException(HttpStatus.NOT_FOUND, "there is no valid token " + id);
    }
    audit.add(AccessControl.actor(context), context.ip(), "token.revoke", id, "");
    context.status(HttpStatus.NO_CONTENT);
  }

  private void audit(Context context) {
    RequestInput input = new RequestInput(context);
    context.json(
        new AuditPage(audit.list(input.text("before"), input.number("limit", 1, MOST_ROWS, 100))));
  }
}
