// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Region;
import org.blemish.data.Label;

/** The data of a sample in a report, apart from its images. */
record SampleSummary(
    String id,
    Optional<Label> label,
    String defectType,
    double score,
    Optional<String> gateReason,
    List<Region> regions,
    Optional<Path> file) {
  static SampleSummary of(ReportSample sample) {
    return new SampleSummary(
        sample.id(),
        sample.label(),
        sample.defectType(),
        sample.score(),
        sample.gateReason(),
        sample.regions(),
        sample.file());
  }
}
