// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.List;
import org.blemish.evaluation.report.LossCurve;
import org.blemish.training.pipeline.History;
import org.blemish.training.pipeline.RunFolder;

/** The loss curves of the run that a model lies in, where it does. */
final class RunLossCurves {
  private RunLossCurves() {}

  static List<LossCurve> ofModel(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    return folder == null ? List.of() : new History(new RunFolder(folder).history()).losses();
  }
}
