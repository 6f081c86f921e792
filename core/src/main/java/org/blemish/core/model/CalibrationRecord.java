// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.PartScores;

/**
 * The scores that a model's thresholds come from, {@code calibration.json}. It shows which good
 * images decided a threshold, and gives thresholds for other rates without the images.
 *
 * @param zones parts of the image with separate thresholds; currently one zone, the whole image
 */
public record CalibrationRecord(List<Zone> zones) {
  /** Name of the zone that is the whole image. */
  public static final String WHOLE = "whole";

  public CalibrationRecord {
    zones = List.copyOf(zones);
  }

  /** The record of a calibration whose only zone is the whole image. */
  public static CalibrationRecord of(
      CalibrationSource source, int folds, List<CalibrationImage> images) {
    return new CalibrationRecord(List.of(new Zone(WHOLE, source, folds, images)));
  }

  /**
   * One zone.
   *
   * @param name of the zone
   * @param source held-out or cross-fitted images
   * @param folds number of folds of a cross-fitted calibration; 0 for held-out images
   * @param images good images, in the order of training
   */
  public record Zone(
      String name, CalibrationSource source, int folds, List<CalibrationImage> images) {
    public Zone {
      images = List.copyOf(images);
    }

    /** The images' scores. */
    public List<CalibrationSample> samples() {
      return images.stream().map(CalibrationImage::sample).toList();
    }

    /** The scores of the parts; empty if parts have one image, or not equally many. */
    public Optional<PartScores> parts() {
      Map<String, List<CalibrationSample>> parts = new LinkedHashMap<>();
      for (CalibrationImage image : images) {
        if (image.group().isEmpty()) {
          return Optional.empty();
        }
        parts.computeIfAbsent(image.group().get(), name -> new ArrayList<>()).add(image.sample());
      }
      return PartScores.of(List.copyOf(parts.values()));
    }
  }
}
