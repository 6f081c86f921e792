// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.List;
import java.util.Optional;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;

/**
 * One inspected part.
 *
 * @param id of the record
 * @param product id
 * @param time of the inspection, see {@link Timestamp}
 * @param origin how it came to the server
 * @param source name that the sender gave it
 * @param model digest of the model
 * @param width of the input, in pixels
 * @param height of the input, in pixels
 * @param score higher is more anomalous
 * @param reject parts with a higher score are defective; empty if the model is not calibrated
 * @param unsure parts with a higher score are unsure
 * @param verdict of the model
 * @param reason for display; empty for a good part
 * @param regions that look defective
 * @param milliseconds that the inspection took
 * @param image digest of the stored image; empty if it is not stored
 * @param scan digest of the stored scan
 * @param map digest of the stored anomaly map
 * @param word what an operator said about the part
 */
public record PartRecord(
    String id,
    String product,
    String time,
    PartOrigin origin,
    String source,
    String model,
    int width,
    int height,
    double score,
    Optional<Double> reject,
    Optional<Double> unsure,
    Verdict verdict,
    Optional<String> reason,
    List<Region> regions,
    double milliseconds,
    Optional<String> image,
    Optional<String> scan,
    Optional<String> map,
    Optional<OperatorWord> word) {
  public PartRecord {
    regions = List.copyOf(regions);
  }

  /** The record of an inspection, with the digests of what was stored of it. */
  public static PartRecord of(
      String id,
      String product,
      String time,
      PartOrigin origin,
      Inspection inspection,
      double milliseconds,
      StoredContent stored) {
    return new PartRecord(
        id,
        product,
        time,
        origin,
        inspection.source(),
        inspection.model(),
        inspection.size().width(),
        inspection.size().height(),
        inspection.score(),
        inspection.thresholds().map(Thresholds::reject),
        inspection.thresholds().map(Thresholds::unsure),
        inspection.verdict(),
        inspection.reason(),
        inspection.regions(),
        milliseconds,
        stored.image(),
        stored.scan(),
        stored.map(),
        Optional.empty());
  }
}
