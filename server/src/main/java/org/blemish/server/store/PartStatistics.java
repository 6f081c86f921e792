// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.jdbi.v3.core.Handle;

/**
 * Counts and scores of parts.
 *
 * @param handle connection to use
 */
public record PartStatistics(Handle handle) {
  /** Number of parts with one verdict or word. */
  public record Count(String name, long parts) {}

  /**
   * The score of one part.
   *
   * @param time of its inspection
   * @param score higher is more anomalous
   * @param reject threshold at that time
   * @param verdict of the model
   */
  public record Point(String time, double score, Optional<Double> reject, Verdict verdict) {}

  /** Parts by verdict since a time. */
  public List<Count> verdicts(String product, String from) {
    return counts("verdict", product, from);
  }

  /** Parts by what operators said since a time. */
  public List<Count> words(String product, String from) {
    return counts("word", product, from);
  }

  private List<Count> counts(String column, String product, String from) {
    return handle
        .createQuery(
            "SELECT %1$s AS name, COUNT(*) AS parts FROM part WHERE product = :product AND time >= :from AND %1$s IS NOT NULL GROUP BY %1$s ORDER BY %1$s"
                .formatted(column))
        .bind("product", product)
        .bind("from", from)
        .map((set, context) -> new Count(set.getString("name"), set.getLong("parts")))
        .list();
  }

  /** The newest parts, the oldest of them first. */
  public List<Point> points(String product, int limit) {
    List<Point> points =
        new ArrayList<>(
            handle
                .createQuery(
                    "SELECT time, score, reject, verdict FROM part WHERE product = :product ORDER BY"
                        + " id DESC LIMIT :limit")
                .bind("product", product)
                .bind("limit", limit)
                .map(
                    (set, context) -> {
                      Row row = new Row(set);
                      return new Point(
                          row.text("time"),
                          set.getDouble("score"),
                          row.optionalNumber("reject"),
                          row.choice("verdict", Verdict.class));
                    })
                .list());
    Collections.reverse(points);
    return points;
  }
}
