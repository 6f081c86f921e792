// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.defects;

import java.util.Locale;

/**
 * Classes of size: the longer side of the defect's bounding box as a share of the shorter side of
 * the image or scan.
 */
public enum DefectSize {
  /** 2 to 4 %. */
  SMALL(0.02, 0.04),
  /** 6 to 10 %. */
  MEDIUM(0.06, 0.10),
  /** 15 to 25 %. */
  LARGE(0.15, 0.25);

  private final double least;
  private final double most;

  DefectSize(double least, double most) {
    this.least = least;
    this.most = most;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  /** Whether a share of the shorter side belongs to this class. */
  public boolean holds(double share) {
    return share >= least && share <= most;
  }

  /** Lower-case name, as in tables. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
