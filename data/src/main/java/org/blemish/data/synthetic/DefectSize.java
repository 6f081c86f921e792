// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

/**
 * Classes of size: the longer side of the defect's bounding box as a share of the shorter side of
 * the image or scan.
 */
public enum DefectSize implements NamedRange {
  /** 2 to 4 %. */
  SMALL(0.02, 0.04),
  /** 6 to 10 %. */
  MEDIUM(0.06, 0.10),
  /** 15 to 25 %. */
  LARGE(0.15, 0.25);

  private final double min;
  private final double max;

  DefectSize(double min, double max) {
    this.min = min;
    this.max = max;
  }

  @Override
  public double min() {
    return min;
  }

  @Override
  public double max() {
    return max;
  }
}
