// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.experiments.speed.ModelSpeed;
import org.blemish.experiments.speed.SpeedReport;

/**
 * How fast this machine is, as {@code doctor --speed} shows it.
 *
 * @param coldStartSeconds from the start of the program to the verdict of one image, {@code
 *     balanced}
 * @param report of the models
 */
public record SpeedResult(double coldStartSeconds, SpeedReport report) {
  /** Lines for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "speed, with %d threads and images of 1024x1024; trainings are extrapolated from a small one",
            report.threads()));
    lines.add(
        "preset    method     network    one image  images/s  training of %d images"
            .formatted(images()));
    for (ModelSpeed model : report.models()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-9s %-10s %-9s %7.0f ms  %8.1f  about %s, %d MiB of features on disk",
              model.preset(),
              model.method(),
              model.size(),
              model.millisecondsPerImage(),
              model.imagesPerSecond(),
              ProgressDisplay.duration(model.training().seconds()),
              model.training().featureMib()));
    }
    report.leftOut().forEach(kind -> lines.add(kind + ": not measured, the time was used up"));
    lines.add(
        String.format(Locale.ROOT, "cold start to the first verdict %.1f s", coldStartSeconds));
    return lines;
  }

  private int images() {
    return report.models().get(0).training().images();
  }
}
