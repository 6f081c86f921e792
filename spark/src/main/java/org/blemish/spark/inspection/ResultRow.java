// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;

/** Makes rows of the {@link ResultColumn}s. */
final class ResultRow {
  private ResultRow() {}

  static Row of(Inspection inspection, Optional<Path> map) {
    return RowFactory.create(
        inspection.score(),
        inspection.thresholds().map(Thresholds::reject).orElse(null),
        inspection.verdict().name(),
        inspection.reason().orElse(null),
        inspection.regions().stream().map(RegionRow::of).toArray(Row[]::new),
        map.map(Path::toString).orElse(null),
        inspection.model(),
        null);
  }

  static Row of(BlemishException error, String model) {
    return RowFactory.create(null, null, null, null, null, null, model, error.getMessage());
  }
}
