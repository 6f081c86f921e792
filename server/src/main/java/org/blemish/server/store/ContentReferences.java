// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Which stored files the records refer to.
 *
 * @param handle connection to use, in a transaction for changes
 */
public record ContentReferences(Handle handle) {
  private record Files(
      String part, Optional<String> image, Optional<String> scan, Optional<String> map) {}

  /**
   * Removes the references of the oldest parts that have any.
   *
   * @param good only good parts, or only others; empty for all
   * @param before only parts that were inspected earlier
   * @param limit most parts
   * @param unused receives the digests that nothing refers to any more
   * @return number of parts
   */
  public int forget(Optional<Boolean> good, String before, int limit, Consumer<String> unused) {
    String verdicts =
        good.map(only -> only ? " AND verdict = 'good'" : " AND verdict <> 'good'").orElse("");
    List<Files> parts =
        handle
            .createQuery(
                "SELECT id, image, scan, map FROM part WHERE time < :before AND (image IS NOT NULL"
                    + " OR scan IS NOT NULL OR map IS NOT NULL)"
                    + verdicts
                    + " ORDER BY id LIMIT :limit")
            .bind("before", before)
            .bind("limit", limit)
            .map(
                (set, context) -> {
                  Row row = new Row(set);
                  return new Files(
                      row.text("id"),
                      row.optionalText("image"),
                      row.optionalText("scan"),
                      row.optionalText("map"));
                })
            .list();
    Set<String> digests = new LinkedHashSet<>();
    for (Files part : parts) {
      handle
          .createUpdate("UPDATE part SET image = NULL, scan = NULL, map = NULL WHERE id = :id")
          .bind("id", part.part())
          .execute();
      Stream.of(part.image(), part.scan(), part.map())
          .flatMap(Optional::stream)
          .forEach(digests::add);
    }
    digests.stream().filter(digest -> !used(digest)).forEach(unused);
    return parts.size();
  }

  /** Whether a part or a product refers to a file. */
  public boolean used(String digest) {
    return handle
            .createQuery(
                "SELECT (SELECT COUNT(*) FROM part WHERE image = :digest) + (SELECT COUNT(*) FROM"
                    + " part WHERE scan = :digest) + (SELECT COUNT(*) FROM part WHERE map ="
                    + " :digest) + (SELECT COUNT(*) FROM image WHERE digest = :digest) + (SELECT"
                    + " COUNT(*) FROM product WHERE ignored = :digest)")
            .bind("digest", digest)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** All digests that a part or a product refers to and that begin with some hexadecimal digits. */
  public Set<String> startingWith(String digits) {
    return handle
        .createQuery(
            "SELECT image FROM part WHERE image >= :from AND image < :to"
                + " UNION SELECT scan FROM part WHERE scan >= :from AND scan < :to"
                + " UNION SELECT map FROM part WHERE map >= :from AND map < :to"
                + " UNION SELECT digest FROM image WHERE digest >= :from AND digest < :to"
                + " UNION SELECT ignored FROM product WHERE ignored >= :from AND ignored < :to")
        .bind("from", digits)
        // After all hexadecimal digits, in the order of each language.
        .bind("to", digits + "g")
        .mapTo(String.class)
        .collect(Collectors.toSet());
  }

  /** Deletes the records of parts that were inspected earlier; their number. */
  public int deleteRecords(String before) {
    handle
        .createUpdate(
            "DELETE FROM feedback WHERE part IN (SELECT id FROM part WHERE time < :before)")
        .bind("before", before)
        .execute();
    return handle
        .createUpdate("DELETE FROM part WHERE time < :before")
        .bind("before", before)
        .execute();
  }
}
