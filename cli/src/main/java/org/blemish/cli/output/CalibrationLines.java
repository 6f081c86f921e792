// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import org.blemish.core.scoring.Calibration;

/** Prints the false-reject rates of the thresholds. */
public final class CalibrationLines {
  private CalibrationLines() {}

  public static void print(Calibration calibration, PrintWriter out) {
    out.printf("defective   %s%n", calibration.reject().rate().sentence());
    out.printf("unsure      %s%n", calibration.unsure().rate().sentence());
  }
}
