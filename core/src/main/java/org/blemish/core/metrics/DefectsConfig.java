// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.Mask;

/**
 * {@code defects_config.json} of an MVTec LOCO AD category: which value in a mask file means which
 * defect, and when a region of it counts as found.
 *
 * @param defects the file's entries, in its order
 */
public record DefectsConfig(List<Defect> defects) {
  /**
   * One kind of defect.
   *
   * @param name of the defect
   * @param pixelValue value of its pixels in mask files, 1 to 255
   * @param saturationThreshold share of a region's area if relative, else number of pixels
   * @param relative whether the threshold is a share
   */
  public record Defect(
      @JsonProperty(value = "defect_name", required = true) String name,
      @JsonProperty(value = "pixel_value", required = true) int pixelValue,
      @JsonProperty(value = "saturation_threshold", required = true) double saturationThreshold,
      @JsonProperty(value = "relative_saturation", required = true) boolean relative) {
    /**
     * Saturation area of a region: {@code int(threshold * area)} if relative, else {@code
     * min(threshold, area)}; at least 1, where the evaluator would divide by zero.
     */
    public int saturation(int area) {
      int saturation = (int) (relative ? saturationThreshold * area : saturationThreshold);
      return Math.max(1, Math.min(saturation, area));
    }
  }

  public DefectsConfig {
    defects = List.copyOf(defects);
  }

  /** Reads the file; a {@link BlemishException} names it where it cannot be read. */
  public static DefectsConfig read(Path file) {
    try {
      List<Defect> defects =
          new ObjectMapper().readValue(file.toFile(), new TypeReference<List<Defect>>() {});
      return new DefectsConfig(defects);
    } catch (IOException e) {
      throw new BlemishException(
          "cannot read %s: expected a list of defect_name, pixel_value, saturation_threshold and relative_saturation: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * The region that a mask file describes.
   *
   * @param file the mask file, to name it in messages
   * @param pixelValue the one value other than 0 in the file
   * @param mask where it stands
   */
  public DefectRegion region(Path file, int pixelValue, Mask mask) {
    Defect defect =
        defects.stream()
            .filter(entry -> entry.pixelValue() == pixelValue)
            .findFirst()
            .orElseThrow(
                () ->
                    new BlemishException(
                        "%s: pixel value %d is not in defects_config.json, expected one of %s"
                            .formatted(
                                file,
                                pixelValue,
                                defects.stream().map(Defect::pixelValue).toList())));
    if (mask.isEmpty()) {
      throw new BlemishException(
          file + ": the mask has no pixel, expected a region: mend or remove the file");
    }
    return new DefectRegion(defect.name(), mask, defect.saturation(mask.count()));
  }
}
