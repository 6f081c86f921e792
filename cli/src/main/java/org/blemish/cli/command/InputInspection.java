// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RegionPixels;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.PartFiles;
import org.blemish.evaluation.InspectionReport;
import org.blemish.evaluation.report.ReportSample;
import org.blemish.inference.Detector;

/**
 * Reads and inspects one input of {@code blemish predict} and writes its files. Safe for many
 * threads.
 *
 * @param detector stays open
 * @param files that are written for each input
 * @param report that shows the inputs; the caller adds them
 */
record InputInspection(
    Detector detector, SampleReader reader, PredictFiles files, Optional<InspectionReport> report) {
  /** What became of an input. */
  sealed interface Outcome {
    /**
     * @param inspection without its map
     * @param regions of the inspection, with their pixels
     * @param reported what the report shows, if there is one
     */
    record Inspected(
        Inspection inspection, List<RegionPixels> regions, Optional<ReportSample> reported)
        implements Outcome {}

    /** The input cannot be read or does not fit the model. */
    record Failed(BlemishException reason) implements Outcome {}
  }

  /**
   * @throws BlemishException if a result file cannot be written
   */
  Outcome inspect(PartFiles part, OrderedPipeline.Memory memory) {
    Detector.DetailedInspection detailed;
    Optional<Image> heatMap;
    Optional<ReportSample> reported;
    try {
      Input input = part.read(reader);
      memory.request(Detector.memory(input));
      detailed = detector.inspectInDetail(input, part.path().toString());
      heatMap =
          files.heatMaps().isPresent()
              ? Optional.of(detector.heatMap(input, detailed))
              : Optional.empty();
      reported = report.map(page -> page.sample(part.path(), input, detailed));
    } catch (BlemishException e) {
      return new Outcome.Failed(e);
    }
    files.write(part.path(), detailed.inspection(), detailed.regions(), heatMap);
    return new Outcome.Inspected(detailed.inspection().withoutMap(), detailed.regions(), reported);
  }
}
