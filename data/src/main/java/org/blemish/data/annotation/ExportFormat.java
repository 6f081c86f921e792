// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.util.Locale;

/** Formats in which a data set can be written. */
public enum ExportFormat {
  /** {@code annotations.json}; the images stay where they are. */
  COCO,
  /** Copies of all images and masks in the folders of MVTec AD. */
  MVTEC_AD,
  /** {@code manifest.csv}; images and masks stay where they are. */
  CSV;

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
