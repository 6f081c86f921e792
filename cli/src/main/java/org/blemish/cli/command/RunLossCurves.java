// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.blemish.evaluation.report.LossCurve;
import org.blemish.training.pipeline.History;
import org.blemish.training.pipeline.RunFolder;

/** Reads the loss curves of the run folder that holds a model; empty for a model elsewhere. */
final class RunLossCurves {
  private RunLossCurves() {}

  static List<LossCurve> ofModel(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    return folder == null ? List.of() : new History(new RunFolder(folder).history()).losses();
  }
}
