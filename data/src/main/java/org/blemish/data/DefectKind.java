// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

/**
 * One kind of defect in MVTec LOCO AD's {@code defects_config.json}. A region of this kind counts
 * as found when the saturation area is covered: if there are two screws too many, marking one is
 * enough.
 *
 * @param name {@code defect_name}
 * @param pixelValue {@code pixel_value}: value of the pixels in the mask files, 1 to 255
 * @param saturationThreshold {@code saturation_threshold}: share of the region's area, or pixels
 * @param relative {@code relative_saturation}: whether the threshold is a share
 */
public record DefectKind(
    String name, int pixelValue, double saturationThreshold, boolean relative) {
  public DefectKind {
    if (pixelValue < 1 || pixelValue > 255) {
      throw new IllegalArgumentException(
          "pixel value %d of defect %s: expected 1 to 255".formatted(pixelValue, name));
    }
    if (!(saturationThreshold > 0)) {
      throw new IllegalArgumentException(
          "saturation threshold %s of defect %s: expected a positive number"
              .formatted(saturationThreshold, name));
    }
  }

  /**
   * Number of pixels of a region of this kind that have to be covered, as in the evaluator of the
   * data set: the integer part of {@code threshold * area} if the threshold is relative, else the
   * smaller of threshold and area. At least 1, because 0 would divide by zero.
   *
   * @param area pixels of the region, at least 1
   */
  public int saturationArea(int area) {
    int saturation = (int) (relative ? saturationThreshold * area : saturationThreshold);
    return Math.max(1, Math.min(saturation, area));
  }
}
