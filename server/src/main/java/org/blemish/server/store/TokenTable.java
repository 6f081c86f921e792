// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Tokens of programs, found by the digest of their secret.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record TokenTable(Handle handle) {
  /** Adds a token. */
  public void add(TokenRecord token, String hash) {
    handle
        .createUpdate(
            "INSERT INTO token (id, name, hash, scope, created, expires) VALUES (:id, :name, :hash,"
                + " :scope, :created, :expires)")
        .bind("id", token.id())
        .bind("name", token.name())
        .bind("hash", hash)
        .bind("scope", token.scope())
        .bind("created", token.created())
        .bindByType("expires", token.expires(), Types.OPTIONAL_TEXT)
        .execute();
  }

  /** The valid token of a secret's digest. */
  public Optional<TokenRecord> valid(String hash, String now) {
    return handle
        .createQuery(
            "SELECT * FROM token WHERE hash = :hash AND revoked IS NULL AND (expires IS NULL OR"
                + " expires > :now)")
        .bind("hash", hash)
        .bind("now", now)
        .map(TokenTable::token)
        .findOne();
  }

  /** All tokens, the newest first. */
  public List<TokenRecord> list() {
    return handle.createQuery("SELECT * FROM token ORDER BY id DESC").map(TokenTable::token).list();
  }

  /** Ends the validity of a token; {@code false} if there is no valid one with this id. */
  public boolean revoke(String id, String time) {
    return handle
            .createUpdate("UPDATE token SET revoked = :time WHERE id = :id AND revoked IS NULL")
            .bind("time", time)
            .bind("id", id)
            .execute()
        == 1;
  }

  private static TokenRecord token(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new TokenRecord(
        row.text("id"),
        row.text("name"),
        row.text("scope"),
        row.text("created"),
        row.optionalText("expires"),
        row.optionalText("revoked"));
  }
}
