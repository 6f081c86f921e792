// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.json.Json;

/**
 * The result for a part that several images show. The part is as bad as its worst image: the one
 * with the worst verdict and, of these, the highest score.
 *
 * <p>Thresholds hold for one image, unless {@link StatedRate#imagesPerPart} states another number.
 * A good part of <i>n</i> images is rejected up to <i>n</i> times as often as one image is, see
 * {@link StatedRate#ofPart}.
 *
 * @param schema version of the JSON, {@link Inspection#SCHEMA}
 * @param part name of the part
 * @param verdict of the worst image; at least {@link Verdict#UNSURE} if an image could not be
 *     inspected
 * @param reason for display; empty for a good part and without a verdict
 * @param worst index of the worst image in {@code images}
 * @param images results, at least one
 */
public record PartInspection(
    int schema,
    String part,
    Verdict verdict,
    @JsonOptional Optional<String> reason,
    int worst,
    List<Inspection> images) {
  private static final Comparator<Inspection> BY_BADNESS =
      Comparator.<Inspection>comparingInt(image -> rank(image.verdict()))
          .thenComparingDouble(Inspection::score);

  public PartInspection {
    images = List.copyOf(images);
    if (worst < 0 || worst >= images.size()) {
      throw new IllegalArgumentException(
          "worst is %d, expected an index of the %d images".formatted(worst, images.size()));
    }
  }

  /**
   * The result of a part whose images were all inspected by one model.
   *
   * @param images at least one
   */
  public static PartInspection of(String part, List<Inspection> images) {
    int worst =
        IntStream.range(0, images.size())
            .boxed()
            .max(Comparator.comparing(images::get, BY_BADNESS))
            .orElseThrow(() -> new IllegalArgumentException(part + ": a part without images"));
    Inspection image = images.get(worst);
    return new PartInspection(
        Inspection.SCHEMA, part, image.verdict(), image.reason(), worst, images);
  }

  /**
   * The same part, of which further images could not be inspected: it cannot be called good.
   *
   * @param failure why, for display
   */
  public PartInspection incomplete(String failure) {
    return verdict == Verdict.GOOD
        ? new PartInspection(schema, part, Verdict.UNSURE, Optional.of(failure), worst, images)
        : this;
  }

  /** The result of the worst image. */
  public Inspection worstImage() {
    return images.get(worst);
  }

  /** One line of JSON, without a line feed. */
  public String toJson() {
    return Json.line(this);
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case NONE, GOOD -> 0;
      case UNSURE -> 1;
      case DEFECTIVE -> 2;
    };
  }
}
