// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.report.LossCurve;
import org.blemish.training.method.Epoch;
import org.blemish.training.pipeline.History;
import org.blemish.training.pipeline.RunFolder;

/** The loss curves of the run that a model lies in, where it does. */
final class RunLosses {
  private RunLosses() {}

  static List<LossCurve> beside(Path model) {
    Path folder = model.toAbsolutePath().getParent();
    return folder == null ? List.of() : of(new History(new RunFolder(folder).history()).epochs());
  }

  static List<LossCurve> of(List<Epoch> epochs) {
    Map<String, List<Double>> phases = new LinkedHashMap<>();
    epochs.forEach(
        epoch ->
            phases.computeIfAbsent(epoch.phase(), name -> new ArrayList<>()).add(epoch.loss()));
    return phases.entrySet().stream()
        .map(phase -> new LossCurve(phase.getKey(), phase.getValue()))
        .toList();
  }
}
