// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.util.Optional;
import org.blemish.cli.output.ResultFormat;
import org.blemish.cli.output.TargetFiles;
import org.blemish.core.BlemishException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.PartFiles;
import org.blemish.evaluation.InspectionReport;
import org.blemish.evaluation.report.ReportSample;
import org.blemish.inference.Detector;

/**
 * Reads and inspects one part of {@code blemish predict} and writes its heat map and anomaly map.
 * Safe for many threads.
 *
 * @param detector stays open
 * @param format of the line that is printed
 * @param heatMaps files of heat maps; empty: none are drawn
 * @param maps files of anomaly maps; empty: none are written
 * @param report that shows the parts; the caller adds them
 */
record PartInspection(
    Detector detector,
    SampleReader reader,
    ResultFormat format,
    Optional<TargetFiles> heatMaps,
    Optional<TargetFiles> maps,
    Optional<InspectionReport> report) {
  /** What became of a part. */
  sealed interface Outcome {
    /**
     * @param inspection without its map
     * @param line to be printed
     * @param reported what the report shows, if there is one
     */
    record Inspected(Inspection inspection, String line, Optional<ReportSample> reported)
        implements Outcome {}

    /** The part cannot be read or does not fit the model. */
    record Failed(BlemishException reason) implements Outcome {}
  }

  /**
   * @throws BlemishException if a result file cannot be written
   */
  Outcome inspect(PartFiles part, OrderedPipeline.Memory memory) {
    Inspection inspection;
    Optional<Image> heatMap;
    Optional<ReportSample> reported;
    try {
      Input input = part.read(reader);
      memory.request(Detector.memory(input));
      Detector.DetailedInspection detailed =
          detector.inspectInDetail(input, part.path().toString());
      inspection = detailed.inspection();
      heatMap =
          heatMaps.isPresent() ? Optional.of(detector.heatMap(input, detailed)) : Optional.empty();
      reported = report.map(page -> page.sample(part.path(), input, detailed));
    } catch (BlemishException e) {
      return new Outcome.Failed(e);
    }
    heatMaps.ifPresent(
        files ->
            AtomicFile.write(
                files.of(part.path()), out -> Images.writePng(heatMap.orElseThrow(), out)));
    maps.ifPresent(files -> FloatTiff.write(files.of(part.path()), inspection.map().orElseThrow()));
    return new Outcome.Inspected(inspection.withoutMap(), format.line(inspection), reported);
  }
}
