// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.blemish.ast.torch.Libtorch;
import org.blemish.core.BlemishException;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.experiments.speed.ModelSpeed;
import org.blemish.experiments.speed.SpeedMeasurement;
import org.blemish.experiments.speed.SpeedReport;
import org.blemish.training.method.Progress;

/** Measures how fast this machine inspects, starts and trains. */
public final class SpeedCheck {
  /** No further model is measured after this time; the last one may take a minute more. */
  private static final Duration LIMIT = Duration.ofSeconds(100);

  private SpeedCheck() {}

  /**
   * Measures with all processors.
   *
   * @param images number of good images whose training is forecast, at least 1
   * @throws BlemishException if there are no images, or a model cannot be trained
   */
  public static SpeedResult run(int images, Progress progress) {
    if (images < 1) {
      throw new BlemishException("--images %d: expected 1 or more".formatted(images));
    }
    SpeedMeasurement measurement =
        new SpeedMeasurement(images, Runtime.getRuntime().availableProcessors(), LIMIT);
    try (TemporaryFolder folder = TemporaryFolder.create("blemish-speed")) {
      SpeedReport report = measurement.run(folder.path(), methods(), progress);
      ModelSpeed first = report.models().get(0);
      Path data = SpeedMeasurement.images(folder.path());
      Path image = DatasetLayouts.detect(data).read(data).train().get(0).image().orElseThrow();
      return new SpeedResult(
          ColdStart.seconds(SpeedMeasurement.model(folder.path(), first), image), report);
    }
  }

  /** AST where libtorch can be loaded. */
  private static List<String> methods() {
    try {
      Libtorch.load();
      return List.of("ast", "patchcore");
    } catch (BlemishException | LinkageError e) {
      return List.of("patchcore");
    }
  }
}
