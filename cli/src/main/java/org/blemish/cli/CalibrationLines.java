// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import org.blemish.core.scoring.Calibration;

/** Says aloud what thresholds promise. */
final class CalibrationLines {
  private CalibrationLines() {}

  static void print(Calibration calibration, PrintWriter out) {
    out.printf("defective   %s%n", calibration.reject().rate().sentence());
    out.printf("unsure      %s%n", calibration.unsure().rate().sentence());
  }
}
