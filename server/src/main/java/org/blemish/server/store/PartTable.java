// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Verdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Inspected parts.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record PartTable(Handle handle) {
  /** Adds a record. */
  public void add(PartRecord part) {
    handle
        .createUpdate(
            "INSERT INTO part (id, product, time, origin, source, model, width, height, score, reject,"
                + " unsure, verdict, reason, regions, milliseconds, image, scan, map, word) VALUES"
                + " (:id, :product, :time, :origin, :source, :model, :width, :height, :score,"
                + " :reject, :unsure, :verdict, :reason, :regions, :milliseconds, :image, :scan,"
                + " :map, :word)")
        .bind("id", part.id())
        .bind("product", part.product())
        .bind("time", part.time())
        .bind("origin", Row.stored(part.origin()))
        .bind("source", part.source())
        .bind("model", part.model())
        .bind("width", part.width())
        .bind("height", part.height())
        .bind("score", part.score())
        .bindByType("reject", part.reject(), Types.OPTIONAL_NUMBER)
        .bindByType("unsure", part.unsure(), Types.OPTIONAL_NUMBER)
        .bind("verdict", Row.stored(part.verdict()))
        .bindByType("reason", part.reason(), Types.OPTIONAL_TEXT)
        .bind("regions", Json.line(part.regions()))
        .bind("milliseconds", part.milliseconds())
        .bindByType("image", part.image(), Types.OPTIONAL_TEXT)
        .bindByType("scan", part.scan(), Types.OPTIONAL_TEXT)
        .bindByType("map", part.map(), Types.OPTIONAL_TEXT)
        .bindByType("word", part.word().map(Row::stored), Types.OPTIONAL_TEXT)
        .execute();
  }

  /** One record. */
  public Optional<PartRecord> get(String id) {
    return handle
        .createQuery("SELECT * FROM part WHERE id = :id")
        .bind("id", id)
        .map(PartTable::part)
        .findOne();
  }

  /** Records that a filter selects, the newest first. */
  public List<PartRecord> list(PartFilter filter, int limit) {
    Query query =
        handle.createQuery(
            "SELECT * FROM part" + filter.condition() + " ORDER BY id DESC LIMIT :limit");
    filter.bind(query);
    return query.bind("limit", limit).map(PartTable::part).list();
  }

  /** Number of records that a filter selects. */
  public long count(PartFilter filter) {
    Query query = handle.createQuery("SELECT COUNT(*) FROM part" + filter.condition());
    filter.bind(query);
    return query.mapTo(Long.class).one();
  }

  /** Sets what an operator says about a part; empty to forget it. */
  public void setWord(String id, Optional<OperatorWord> word) {
    handle
        .createUpdate("UPDATE part SET word = :word WHERE id = :id")
        .bindByType("word", word.map(Row::stored), Types.OPTIONAL_TEXT)
        .bind("id", id)
        .execute();
  }

  static PartRecord part(ResultSet set, StatementContext context) throws SQLException {
    Row row = new Row(set);
    return new PartRecord(
        row.text("id"),
        row.text("product"),
        row.text("time"),
        row.choice("origin", PartOrigin.class),
        row.text("source"),
        row.text("model"),
        set.getInt("width"),
        set.getInt("height"),
        set.getDouble("score"),
        row.optionalNumber("reject"),
        row.optionalNumber("unsure"),
        row.choice("verdict", Verdict.class),
        row.optionalText("reason"),
        Arrays.asList(Json.read(row.text("regions"), Region[].class, "regions of a part")),
        set.getDouble("milliseconds"),
        row.optionalText("image"),
        row.optionalText("scan"),
        row.optionalText("map"),
        row.optionalChoice("word", OperatorWord.class));
  }
}
