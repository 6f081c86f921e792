// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.part.PartZones;

/**
 * The values of one good image that a calibration uses.
 *
 * @param score image score
 * @param highest highest pixel of the large map, without those at the border that regions leave
 *     out; of the part alone where it is known
 * @param mean mean of the scored cells, in the large map's units
 * @param x column of the highest pixel
 * @param y its row
 * @param weight in (0, 1]: 1 divided by the number of images of the same part
 * @param part what was found where the model knows part and background
 */
public record CalibrationSample(
    double score,
    double highest,
    double mean,
    int x,
    int y,
    double weight,
    Optional<PartSample> part) {
  public CalibrationSample {
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "weight %s of a good image: expected more than 0 and at most 1".formatted(weight));
    }
  }

  /** Reads a sample from a file; earlier ones have no weights. */
  @JsonCreator
  static CalibrationSample read(
      @JsonProperty("score") double score,
      @JsonProperty("highest") double highest,
      @JsonProperty("mean") double mean,
      @JsonProperty("x") int x,
      @JsonProperty("y") int y,
      @JsonProperty("weight") Optional<Double> weight,
      @JsonProperty("part") Optional<PartSample> part) {
    return new CalibrationSample(score, highest, mean, x, y, weight.orElse(1.0), part);
  }

  /**
   * Part and background of a good image.
   *
   * @param area share of the image that the part covers
   * @param parts number of separate parts
   * @param background its image score and its highest pixel; empty if the part covers all
   */
  public record PartSample(double area, int parts, Optional<BackgroundSample> background) {}

  /**
   * The background of a good image.
   *
   * @param score image score of the background
   * @param highest highest pixel of the large map in it
   */
  public record BackgroundSample(double score, double highest) {}

  /** Scores the only image of a part as inspection does. */
  public static CalibrationSample of(Scoring scoring, RawMaps raw) {
    return of(scoring, raw, 1);
  }

  /**
   * Scores an image as inspection does.
   *
   * @param weight see {@link #weight}
   */
  public static CalibrationSample of(Scoring scoring, RawMaps raw, double weight) {
    FloatMap map = scoring.map(raw);
    Optional<PartZones> zones = scoring.zones(raw);
    ZonePixels pixels = ZonePixels.of(raw, zones, scoring.settings().regions().border());
    int at = highest(map, pixels.part());
    return new CalibrationSample(
        scoring.score(raw, zones),
        at < 0 ? scoring.floor() : map.values()[at],
        scoring.meanCell(raw),
        Math.max(0, at) % map.width(),
        Math.max(0, at) / map.width(),
        weight,
        zones.map(z -> part(scoring, raw, z, map, pixels.background())));
  }

  private static PartSample part(
      Scoring scoring, RawMaps raw, PartZones zones, FloatMap map, Mask background) {
    int at = highest(map, background);
    return new PartSample(
        zones.area(),
        zones.parts(),
        scoring.backgroundScore(raw, zones).stream()
            .filter(score -> at >= 0)
            .mapToObj(score -> new BackgroundSample(score, map.values()[at]))
            .findFirst());
  }

  /** Number of the highest of some pixels, the first of equal ones; -1 without pixels. */
  private static int highest(FloatMap map, Mask pixels) {
    int at = -1;
    for (int i : pixels.cells()) {
      if (at < 0 || map.values()[i] > map.values()[at]) {
        at = i;
      }
    }
    return at;
  }
}
