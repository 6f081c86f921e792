// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Verdict;
import org.jdbi.v3.core.statement.Query;

/**
 * Which parts of the history are meant; empty components select all.
 *
 * @param product id
 * @param verdict of the model
 * @param word of an operator
 * @param from earliest time, see {@link Timestamp}
 * @param to first time that is too late
 * @param source name that the sender gave
 * @param before id: only older records, to read page by page
 */
public record PartFilter(
    Optional<String> product,
    Optional<Verdict> verdict,
    Optional<OperatorWord> word,
    Optional<String> from,
    Optional<String> to,
    Optional<String> source,
    Optional<String> before) {
  /** All parts of one product. */
  public static PartFilter product(String id) {
    return new PartFilter(
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same filter for records that are older than one. */
  public PartFilter before(String id) {
    return new PartFilter(product, verdict, word, from, to, source, Optional.of(id));
  }

  String condition() {
    List<String> conditions = new ArrayList<>();
    product.ifPresent(value -> conditions.add("product = :product"));
    verdict.ifPresent(value -> conditions.add("verdict = :verdict"));
    word.ifPresent(value -> conditions.add("word = :word"));
    from.ifPresent(value -> conditions.add("time >= :from"));
    to.ifPresent(value -> conditions.add("time < :to"));
    source.ifPresent(value -> conditions.add("source = :source"));
    before.ifPresent(value -> conditions.add("id < :before"));
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  void bind(Query query) {
    product.ifPresent(value -> query.bind("product", value));
    verdict.ifPresent(value -> query.bind("verdict", Row.stored(value)));
    word.ifPresent(value -> query.bind("word", Row.stored(value)));
    from.ifPresent(value -> query.bind("from", value));
    to.ifPresent(value -> query.bind("to", value));
    source.ifPresent(value -> query.bind("source", value));
    before.ifPresent(value -> query.bind("before", value));
  }
}
