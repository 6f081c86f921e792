// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Verdict;

/**
 * How many of some defective parts a judge finds.
 *
 * @param parts all of them, at least one
 * @param defective those called defective
 * @param unsure those called unsure
 */
record DefectRecall(int parts, int defective, int unsure) {
  static DefectRecall of(DecisionRule judge, List<RawMaps> maps) {
    List<Verdict> verdicts =
        maps.stream().map(raw -> judge.decide(raw, Optional.empty()).decision().verdict()).toList();
    return new DefectRecall(
        verdicts.size(),
        (int) verdicts.stream().filter(Verdict.DEFECTIVE::equals).count(),
        (int) verdicts.stream().filter(Verdict.UNSURE::equals).count());
  }

  String sentence() {
    return String.format(
        Locale.ROOT,
        "%d of %d called defective (%.1f %%), %d unsure, %d good",
        defective,
        parts,
        100.0 * defective / parts,
        unsure,
        parts - defective - unsure);
  }
}
