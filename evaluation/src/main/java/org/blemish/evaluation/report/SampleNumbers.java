// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Region;
import org.blemish.data.Label;

/** What a report remembers of a sample beside its pictures. */
record SampleNumbers(
    String id,
    Label label,
    String defectType,
    double score,
    Optional<String> doubt,
    List<Region> regions) {
  static SampleNumbers of(ReportSample sample) {
    return new SampleNumbers(
        sample.id(),
        sample.label(),
        sample.defectType(),
        sample.score(),
        sample.doubt(),
        sample.regions());
  }
}
