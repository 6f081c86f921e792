// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What operators said about parts.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record FeedbackTable(Handle handle) {
  /** Adds a record. */
  public void add(Feedback feedback) {
    handle
        .createUpdate(
            "INSERT INTO feedback (id, part, product, time, actor, word, model_before, model_after,"
                + " undone) VALUES (:id, :part, :product, :time, :actor, :word, :before, :after,"
                + " :undone)")
        .bind("id", feedback.id())
        .bind("part", feedback.part())
        .bind("product", feedback.product())
        .bind("time", feedback.time())
        .bind("actor", feedback.actor())
        .bind("word", Row.stored(feedback.word()))
        .bindByType("before", feedback.modelBefore(), Types.OPTIONAL_TEXT)
        .bindByType("after", feedback.modelAfter(), Types.OPTIONAL_TEXT)
        .bindByType("undone", feedback.undone(), Types.OPTIONAL_TEXT)
        .execute();
  }

  /** The newest word about a part that was not undone. */
  public Optional<Feedback> current(String part) {
    return handle
        .createQuery(
            "SELECT * FROM feedback WHERE part = :part AND undone IS NULL ORDER BY id DESC LIMIT 1")
        .bind("part", part)
        .map(FeedbackTable::feedback)
        .findOne();
  }

  /** All of a product, the newest first. */
  public List<Feedback> list(String product, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM feedback WHERE product = :product ORDER BY id DESC LIMIT :limit")
        .bind("product", product)
        .bind("limit", limit)
        .map(FeedbackTable::feedback)
        .list();
  }

  /** Marks a record as undone. */
  public void undo(String id, String time) {
    handle
        .createUpdate("UPDATE feedback SET undone = :time WHERE id = :id")
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  private static Feedback feedback(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new Feedback(
        row.text("id"),
        row.text("part"),
        row.text("product"),
        row.text("time"),
        row.text("actor"),
        row.choice("word", OperatorWord.class),
        row.optionalText("model_before"),
        row.optionalText("model_after"),
        row.optionalText("undone"));
  }
}
