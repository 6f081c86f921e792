// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.data.text.CsvWriter;
import org.blemish.server.store.OperatorWord;
import org.blemish.server.store.PartRecord;

/** Records of parts as CSV. */
final class PartCsv {
  static final String HEADER =
      "id,time,product,source,verdict,score,reject,unsure,reason,regions,word,model,milliseconds\n";

  /** A spreadsheet would compute what begins with one of these. */
  private static final String FORMULA = "=+-@\t\r";

  private PartCsv() {}

  static String line(PartRecord part) {
    return CsvWriter.line(
        List.of(
            part.id(),
            part.time(),
            part.product(),
            text(part.source()),
            part.verdict().name().toLowerCase(Locale.ROOT),
            part.score(),
            part.reject(),
            part.unsure(),
            part.reason().map(PartCsv::text),
            part.regions().size(),
            part.word().map(PartCsv::word),
            part.model(),
            part.milliseconds()));
  }

  private static String word(OperatorWord word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String text(String value) {
    return Optional.of(value)
        .filter(given -> !given.isEmpty() && FORMULA.indexOf(given.charAt(0)) >= 0)
        .map(given -> "'" + given)
        .orElse(value);
  }
}
