// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.process.ShellWords;
import org.blemish.core.scoring.Calibration;
import org.blemish.training.calibration.DecidingImages;
import org.blemish.training.pipeline.TrainedRun;

/** Prints the result of a training. */
public final class TrainSummary {
  private TrainSummary() {}

  /**
   * Prints model, thresholds, times and what to do next.
   *
   * @param data folder that the ids of samples are relative to
   * @param dataOptions options that name the data set
   */
  public static void print(TrainedRun run, Path data, String dataOptions, PrintWriter out) {
    out.printf("model       %s%n", run.folder().model());
    Optional<Calibration> calibration = run.calibration();
    if (calibration.isPresent()) {
      CalibrationLines.print(calibration.get(), out);
      DecidingImages.of(run.calibrationImages(), calibration.get())
          .lines(data)
          .forEach(out::println);
    } else {
      out.println(
          CalledProgram.in(
              "verdicts    none: no good images were held out; 'blemish calibrate' sets thresholds"));
    }
    run.partMask().ifPresent(explanation -> out.printf("part mask   %s%n", explanation));
    out.printf(
        Locale.ROOT, "export      differs by %.1e from the trained networks%n", run.parity());
    StringBuilder times = new StringBuilder();
    run.seconds()
        .forEach(
            (stage, seconds) ->
                times
                    .append(times.isEmpty() ? "" : ", ")
                    .append(stage)
                    .append(' ')
                    .append(ProgressDisplay.duration(seconds)));
    out.printf("time        %s%n", times);
    if (calibration.isPresent()) {
      out.printf(
          "next        measure which synthetic defects it finds: %s probe --model %s %s%n",
          CalledProgram.word(), ShellWords.of(run.folder().path()), dataOptions);
    }
    if (!run.history().isEmpty()) {
      out.println(
          "compare     --method patchcore trains in less than half of the time and finds small,"
              + " local defects as well or better: probe both models");
    }
    out.flush();
  }
}
