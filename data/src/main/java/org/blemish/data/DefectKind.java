// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

/**
 * One kind of defect as MVTec LOCO AD's {@code defects_config.json} describes it. A region of it
 * counts as found once the saturation area is covered: of two screws too many it is enough to mark
 * one.
 *
 * @param name {@code defect_name}
 * @param pixelValue {@code pixel_value}: value of its pixels in the mask files, 1 to 255
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
   * Pixels that have to be covered of a region of this kind, by the data set's own evaluator: the
   * integer part of {@code threshold * area} where the threshold is relative, else the smaller of
   * threshold and area; at least 1, where that evaluator would divide by zero.
   *
   * @param area pixels of the region, at least 1
   */
  public int saturationArea(int area) {
    int saturation = (int) (relative ? saturationThreshold * area : saturationThreshold);
    return Math.max(1, Math.min(saturation, area));
  }
}
