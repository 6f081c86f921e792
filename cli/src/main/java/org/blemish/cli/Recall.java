// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Verdict;

/**
 * How many of some defective parts a judge finds.
 *
 * @param parts all of them, at least one
 * @param defective those called defective
 * @param doubtful those called unsure
 */
record Recall(int parts, int defective, int doubtful) {
  static Recall of(Judge judge, List<RawMaps> maps) {
    List<Verdict> verdicts =
        maps.stream().map(raw -> judge.judge(raw, Optional.empty()).decision().verdict()).toList();
    return new Recall(
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
        doubtful,
        parts - defective - doubtful);
  }
}
