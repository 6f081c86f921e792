// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Variant AST = new Variant("ast", "balanced", Modality.RGB);
  private static final Variant PADIM = new Variant("padim", "balanced", Modality.RGB);

  @TempDir private Path folder;

  private static CellResult cell(
      String layout, String category, Variant variant, long seed, double auroc) {
    return new CellResult(
        new Cell(category, variant, seed),
        layout,
        Optional.empty(),
        Map.of("image_auroc", auroc),
        10,
        Optional.of(new Cost(60, Map.of(), 5, 12, Optional.of(900L), 3 << 20)));
  }

  private String markdown(CellResult... cells) throws IOException {
    BenchmarkReport.write(folder, new BenchmarkResults(List.of(cells)), List.of("fact"));
    return Files.readString(folder.resolve("report.md"));
  }

  @Test
  void theMeanIsOfEachSeedFirstAndItsIntervalOverSeeds() throws IOException {
    String report =
        markdown(
            cell("plain", "a", AST, 0, 0.8),
            cell("plain", "b", AST, 0, 0.9),
            cell("plain", "a", AST, 1, 0.9),
            cell("plain", "b", AST, 1, 0.8));
    // Categories differ by 63.5 between seeds; their mean is the same for both.
    assertThat(report)
        .contains("| a | 85.0 ± 63.5 |", "| b | 85.0 ± 63.5 |", "| mean | 85.0 ± 0.0 |");
  }

  @Test
  void publishedFiguresOfTheSameCategoriesStandBeside() throws IOException {
    String report =
        markdown(
            cell("mvtec-ad", "metal_nut", AST, 0, 0.9), cell("mvtec-ad", "screw", AST, 0, 0.8));
    assertThat(report)
        .contains("| metal_nut | 90.0 | 98.5 |  |  |")
        .contains("| screw | 80.0 | 99.7 |  |  |")
        // Not 99.2, which is over 15 categories: over these two.
        .contains("| mean | 85.0 | 99.1 | (98.9 over all 15) | (99.0 over all 15) |")
        .contains(
            "| category | ast balanced rgb | published: AST rgb [1] | published: AST rgb [2] |")
        .contains("| [3] AST rgb | Image AUROC | 98.97 | independent replication");
  }

  @Test
  void nothingPublishedStandsBesideForeignCategories() throws IOException {
    assertThat(markdown(cell("mvtec-ad", "biscuit", AST, 0, 0.9))).doesNotContain("ublished");
    assertThat(markdown(cell("plain", "screw", AST, 0, 0.9))).doesNotContain("ublished");
  }

  @Test
  void aColumnThatLacksACategoryIsComparedOverThoseThatAllHave() throws IOException {
    CellResult broken =
        CellResult.failed(new Cell("b", PADIM, 0), "plain", "train: a | in the <error>");
    String report =
        markdown(
            cell("plain", "a", AST, 0, 0.8),
            cell("plain", "b", AST, 0, 0.4),
            cell("plain", "a", PADIM, 0, 0.7),
            broken);
    assertThat(report)
        .contains("| b | 40.0 |  |")
        .contains("| mean of 1 that all columns have | 80.0 | 70.0 |")
        .contains("| b, padim balanced rgb, seed 0 | train: a \\| in the <error> |");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("in the &lt;error&gt;")
        .doesNotContain("<error>");
    assertThat(Files.readAllLines(folder.resolve("results.csv")))
        .hasSize(5)
        .contains("a,ast,balanced,rgb,0,10,0.8,60.0,5.0,12.0,900,3145728,");
  }

  @Test
  void theWorstMistakesAreNamedAndTheRocCurvePassesEqualScoresTogether() throws IOException {
    CellResult cell = cell("plain", "a", AST, 0, 0.75);
    Path evaluation = cell.cell().folder(folder).resolve("evaluation");
    Files.createDirectories(evaluation);
    Files.writeString(
        evaluation.resolve("scores.csv"),
        """
        path,label,defect_type,score,threshold,verdict
        good/1<.png,good,good,1.0,,GOOD
        good/2.png,good,good,3.0,,GOOD
        bad/1.png,defective,bad,3.0,,GOOD
        bad/2.png,defective,bad,2.0,,GOOD
        """);
    markdown(cell);
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Good, but high: good/2.png (3.000), good/1&lt;.png (1.000).")
        .contains("Defective, but low: bad/2.png (2.000), bad/1.png (3.000).")
        .contains("2 good and 2 defective images")
        // Per cent from the left and from the top: (1/2, 1/2), (1/2, 1), (1, 1).
        .contains("points=\"0,100 50.00,50.00 50.00,0.000 100.0,0.000\"");
  }

  @Test
  void aLaterBenchmarkIsWorseWhereAMeanFellFurtherThanAllowed() {
    BenchmarkResults before =
        new BenchmarkResults(
            List.of(
                cell("plain", "a", AST, 0, 0.90),
                cell("plain", "b", AST, 0, 0.80),
                cell("plain", "a", PADIM, 0, 0.70)));
    List<CellResult> later =
        new ArrayList<>(
            List.of(cell("plain", "a", AST, 0, 0.88), cell("plain", "b", AST, 0, 0.81)));
    Comparison comparison = Comparison.of(before, new BenchmarkResults(later), "image_auroc");
    assertThat(comparison.worseThan(0.4))
        .singleElement()
        .satisfies(row -> assertThat(row.points()).isBetween(-0.5001, -0.4999));
    assertThat(comparison.worseThan(0.6)).isEmpty();
    assertThat(comparison.missing()).containsExactly("a, padim balanced rgb");
  }

  @Test
  void benchmarksWithNothingInCommonCannotBeCompared() {
    BenchmarkResults one = new BenchmarkResults(List.of(cell("plain", "a", AST, 0, 0.9)));
    BenchmarkResults other = new BenchmarkResults(List.of(cell("plain", "a", PADIM, 0, 0.9)));
    assertThatThrownBy(() -> Comparison.of(one, other, "image_auroc"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("nothing to compare");
  }

  @Test
  void everyPublishedFigureHasATableToStandIn() {
    Published published = Published.embedded();
    assertThat(published.datasets()).extracting(Published.DataSet::name).hasSize(4);
    for (Published.DataSet set : published.datasets()) {
      for (Published.Entry entry : set.figures()) {
        assertThat(ReportTables.FIGURES).contains(entry.figure());
        assertThat(entry.mean()).isBetween(0.0, 100.0);
        // Where all categories were published, their mean is the published mean.
        entry
            .categories()
            .ifPresent(
                each -> {
                  assertThat(each.keySet()).containsExactlyInAnyOrderElementsOf(set.categories());
                  double mean = each.values().stream().mapToDouble(v -> v).average().orElseThrow();
                  assertThat(Math.abs(mean - entry.mean())).isLessThan(0.1);
                });
      }
    }
  }
}
