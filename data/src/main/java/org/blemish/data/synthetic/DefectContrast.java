// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

/**
 * Classes of contrast: the mean absolute change inside the mask as a share of the range, which is
 * 255 grey levels in an image, and the difference of the 98 % and 2 % quantiles of depth in a scan.
 */
public enum DefectContrast implements NamedRange {
  /** 2 to 5 %: 5 to 13 grey levels. */
  FAINT(0.02, 0.05),
  /** 6 to 14 %: 15 to 36 grey levels. */
  MEDIUM(0.06, 0.14),
  /** 16 to 45 %: 41 to 115 grey levels. */
  STRONG(0.16, 0.45);

  private final double min;
  private final double max;

  DefectContrast(double min, double max) {
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
