// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectPlan;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.DefectSpec;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ReportTable;
import org.junit.jupiter.api.Test;

class ProbeResultTest {
  private static final DefectSpec FAINT =
      new DefectSpec(SyntheticDefectKind.SCRATCH, DefectSize.SMALL, DefectContrast.FAINT);
  private static final DefectSpec STRONG =
      new DefectSpec(SyntheticDefectKind.SCRATCH, DefectSize.SMALL, DefectContrast.STRONG);
  private static final DefectSpec STAIN =
      new DefectSpec(SyntheticDefectKind.STAIN, DefectSize.LARGE, DefectContrast.MEDIUM);

  private static final ProbeResult RESULT =
      new ProbeResult(
          new DefectPlan(List.of(FAINT, STRONG, STAIN), 4, 7),
          List.of(
              new ProbedGoodPart("a, \"b\".png", 1, Verdict.GOOD),
              new ProbedGoodPart("c.png", 3, Verdict.DEFECTIVE)),
          List.of(
              defect(FAINT, 0.5, Verdict.GOOD, false),
              defect(FAINT, 2, Verdict.UNSURE, true),
              defect(STRONG, 4, Verdict.DEFECTIVE, true),
              defect(STRONG, 5, Verdict.DEFECTIVE, false)));

  @Test
  void defectsAreCountedByKindSizeAndContrast() {
    assertThat(RESULT.counts(SyntheticDefectKind.SCRATCH))
        .isEqualTo(new DetectionCounts(4, 2, 1, 2));
    assertThat(RESULT.counts(SyntheticDefectKind.SCRATCH, DefectSize.SMALL, DefectContrast.FAINT))
        .isEqualTo(new DetectionCounts(2, 0, 1, 1));
    assertThat(RESULT.counts(SyntheticDefectKind.SCRATCH, DefectSize.LARGE, DefectContrast.FAINT))
        .isEqualTo(new DetectionCounts(0, 0, 0, 0));
    assertThat(RESULT.parts(Verdict.DEFECTIVE)).isEqualTo(1);
    assertThat(RESULT.kinds())
        .containsExactly(SyntheticDefectKind.SCRATCH, SyntheticDefectKind.STAIN);
  }

  @Test
  void aurocComparesAKindsScoresWithThoseOfTheGoodParts() {
    // Pairs (defect, good): 0.5 beats neither, 2 beats 1, 4 and 5 beat both: 5 of 8.
    assertThat(RESULT.auroc(SyntheticDefectKind.SCRATCH)).hasValue(5 / 8.0);
    assertThat(RESULT.auroc(SyntheticDefectKind.STAIN)).isEmpty();
  }

  @Test
  void theTableHasARowForEachKindAndSizeAndADashWithoutDefects() {
    List<String> lines = ProbeTable.lines(RESULT);
    assertThat(lines).hasSize(3 + 2 * 3);
    assertThat(lines.get(3).split("\\s+"))
        .containsExactly("scratch", "small", "0+50", "-", "100", "62.5", "50", "%");
    assertThat(lines.get(8).split("\\s+")).containsExactly("", "large", "-", "-", "-");
  }

  @Test
  void aKindWithoutDefectsHasDashesWithoutPerCent() {
    assertThat(ProbeTable.lines(RESULT).get(6).split("\\s+"))
        .containsExactly("stain", "small", "-", "-", "-", "-", "-");
    assertThat(ProbeReport.kinds(RESULT).rows().get(1))
        .extracting(ReportTable.TableCell::text)
        .containsExactly("stain", "0", "-", "-", "-", "-");
    assertThat(ProbeReport.kinds(RESULT).rows().get(0))
        .extracting(ReportTable.TableCell::text)
        .containsExactly("scratch", "4", "50 %", "25 %", "50 %", "62.5 %");
  }

  @Test
  void theSentenceNamesTheShareFoundAndTheWorstKind() {
    assertThat(ProbeReport.lead(RESULT))
        .startsWith("Finds 50.0 % of the synthetic defects (2 of 4) and rejects ")
        .endsWith("good parts without defects; least of the kind scratch (2 of 4).");
  }

  @Test
  void csvHasARowForEachPartAndDefect() {
    List<String> rows = ProbeCsv.of(RESULT).lines().toList();
    assertThat(rows.get(0))
        .isEqualTo(
            "part,kind,size_class,contrast_class,pixels,size,contrast,change,score,verdict,localised");
    assertThat(rows.get(1)).isEqualTo("\"a, \"\"b\"\".png\",none,,,,,,,1.0,good,");
    assertThat(rows.get(3)).isEqualTo("c.png,scratch,small,faint,9,0.03,0.04,10.2,0.5,good,false");
    assertThat(rows).hasSize(1 + 2 + 4);
  }

  @Test
  void chartsAndTableShowTheCounts() {
    PageBlock.LineChart scratch = ProbeCharts.bySize(RESULT).charts().get(0);
    assertThat(scratch.title()).isEqualTo("scratch");
    assertThat(scratch.description())
        .contains("small, strong: 2 of 2 found, 0 unsure")
        .contains("small, faint: 0 of 2 found, 1 unsure");
    assertThat(scratch.series())
        .extracting(PageBlock.LineSeries::name)
        .as("from weak to strong")
        .containsExactly("faint", "medium", "strong");
    PageBlock.Grid.GridRow row = ProbeCharts.grid(RESULT).rows().get(0);
    assertThat(row.cells().get(0).text()).isEqualTo("0+50");
    assertThat(row.cells().get(0).share()).contains(0.0);
    assertThat(row.cells().get(1).share()).as("no such defect").isEmpty();
    assertThat(row.cells().get(2).text()).isEqualTo("100");
    assertThat(row.cells().get(2).share()).contains(1.0);
  }

  private static ProbedDefect defect(
      DefectSpec spec, double score, Verdict verdict, boolean localised) {
    return new ProbedDefect("c.png", spec, 9, 0.03, 0.04, 10.2, score, verdict, localised);
  }
}
