// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.List;
import org.blemish.core.scoring.Verdict;

/**
 * How many synthetic defects a model found.
 *
 * @param total number of defects
 * @param found with verdict {@code DEFECTIVE}
 * @param unsure with verdict {@code UNSURE}
 * @param localised defects on which the anomaly map is highest, whatever the verdict
 */
public record DetectionCounts(int total, int found, int unsure, int localised) {
  static DetectionCounts of(List<ProbedDefect> defects) {
    int found = 0;
    int unsure = 0;
    int localised = 0;
    for (ProbedDefect defect : defects) {
      found += defect.verdict() == Verdict.DEFECTIVE ? 1 : 0;
      unsure += defect.verdict() == Verdict.UNSURE ? 1 : 0;
      localised += defect.localised() ? 1 : 0;
    }
    return new DetectionCounts(defects.size(), found, unsure, localised);
  }
}
