// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.input.Modality;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.evaluation.page.DataUri;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.experiments.benchmark.BenchmarkResults;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.Cost;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkReportTest {
  private static final MethodSetup AST = new MethodSetup("ast", "balanced", Modality.RGB);
  private static final MethodSetup PADIM = new MethodSetup("padim", "balanced", Modality.RGB);

  private static final byte[] JPEG =
      Base64.getDecoder()
          .decode(
              DataUri.jpeg(Image.rgb(new byte[3 * 64], 8, 8))
                  .replace("data:image/jpeg;base64,", ""));

  @TempDir private Path folder;

  private static JobResult job(
      String layout, String category, MethodSetup setup, long seed, double auroc) {
    return new JobResult(
        new BenchmarkJob(category, setup, seed),
        layout,
        Optional.empty(),
        Map.of("image_auroc", auroc),
        10,
        Optional.empty(),
        Optional.of(new Cost(60, Map.of(), 5, 12, Optional.of(900L), 3 << 20)));
  }

  private String markdown(JobResult... jobs) throws IOException {
    new BenchmarkReport(folder, new BenchmarkResults(List.of(jobs)), OtherPrograms.NONE).write();
    return Files.readString(folder.resolve("report.md"));
  }

  @Test
  void theMeanIsOfEachSeedFirstAndItsIntervalOverSeeds() throws IOException {
    String report =
        markdown(
            job("plain", "a", AST, 0, 0.8),
            job("plain", "b", AST, 0, 0.9),
            job("plain", "a", AST, 1, 0.9),
            job("plain", "b", AST, 1, 0.8));
    // Categories differ by 63.5 between seeds; their mean is the same for both.
    assertThat(report)
        .contains("| a | 85.0 ± 63.5 |", "| b | 85.0 ± 63.5 |", "| mean | 85.0 ± 0.0 |");
  }

  @Test
  void showsPublishedMetricsOfTheSameCategories() throws IOException {
    String report =
        markdown(job("mvtec-ad", "metal_nut", AST, 0, 0.9), job("mvtec-ad", "screw", AST, 0, 0.8));
    assertThat(report)
        .contains("| metal_nut | 90.0 | 98.5 |  |  |")
        .contains("| screw | 80.0 | 99.7 |  |  |")
        // Not 99.2, which is over 15 categories: over these two.
        .contains("| mean | 85.0 | 99.1 | (98.9 over all 15) | (99.0 over all 15) |")
        .contains(
            "| category | ast balanced rgb | published: AST rgb [1] | published: AST rgb [2] |")
        .contains("| [3] AST rgb, MVTec AD | Image AUROC | 98.97 | independent replication");
  }

  @Test
  void showsTheMetricsThatTheDataDefineAndAuProAtEveryLimit() throws IOException {
    JobResult logical =
        measured(
            "mvtec-loco",
            "pushpins",
            Map.of(
                "image_auroc", 0.8,
                "image_auroc_logical", 0.75,
                "image_auroc_structural", 0.85,
                "image_auroc_mean", 0.8,
                "au_spro_0.05", 0.4,
                "au_spro_0.05_logical", 0.3,
                "au_spro_0.3", 0.6));
    JobResult plain =
        measured(
            "mvtec-ad",
            "screw",
            Map.of("image_auroc", 0.9, "au_pro_0.3", 0.95, "au_pro_0.025", 0.5, "au_pro_1", 0.99));
    assertThat(markdown(logical, plain))
        .contains(
            "| method | seeds | image AUROC | logical | structural | their mean | AU-sPRO 0.05 |"
                + " training |",
            "| ast balanced rgb | 1 | 80.0 | 75.0 | 85.0 | 80.0 | 40.0 | 60 s |",
            "| method | seeds | image AUROC | AU-PRO 1 | AU-PRO 0.3 | AU-PRO 0.025 | training |",
            "| ast balanced rgb | 1 | 90.0 | 99.0 | 95.0 | 50.0 | 60 s |",
            "## AU-PRO to 2.5 % false positives",
            "## AU-sPRO to 5 % false positives",
            "| AU-sPRO to 5 % false positives | 42.7 |")
        .doesNotContain("AU-sPRO to 30 %");
  }

  private static JobResult measured(String layout, String category, Map<String, Double> metrics) {
    return new JobResult(
        new BenchmarkJob(category, AST, 0),
        layout,
        Optional.empty(),
        metrics,
        10,
        Optional.empty(),
        Optional.of(new Cost(60, Map.of(), 5, 12, Optional.empty(), 1 << 20)));
  }

  @Test
  void showsNoPublishedMetricsForUnknownCategories() throws IOException {
    assertThat(markdown(job("mvtec-ad", "biscuit", AST, 0, 0.9))).doesNotContain("ublished");
    assertThat(markdown(job("plain", "screw", AST, 0, 0.9))).doesNotContain("ublished");
  }

  @Test
  void aColumnThatLacksACategoryIsComparedOverThoseThatAllHave() throws IOException {
    JobResult broken =
        JobResult.failed(new BenchmarkJob("b", PADIM, 0), "plain", "train: a | in the <error>");
    String report =
        markdown(
            job("plain", "a", AST, 0, 0.8),
            job("plain", "b", AST, 0, 0.4),
            job("plain", "a", PADIM, 0, 0.7),
            broken);
    assertThat(report)
        .contains("| b | 40.0 |  |")
        .contains("| mean of 1 that all columns have | 80.0 | 70.0 |")
        .contains("| b, padim balanced rgb, seed 0 | train: a \\| in the <error> |");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("in the \\u003cerror\\u003e")
        .doesNotContain("<error>");
    assertThat(Files.readAllLines(folder.resolve("results.csv")))
        .hasSize(5)
        .contains("a,ast,balanced,rgb,0,10,0.8,60.0,5.0,12.0,900,3145728,");
  }

  @Test
  void ofMethodsWithTheSameAurocTheOneThatFindsMoreIsNamed() throws IOException {
    markdown(finding(PADIM, 5), finding(AST, 8));

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Highest image AUROC: " + AST + " with 100 %, on a; it finds 80.0 %");
  }

  /** A job with an AUROC of 1 that finds this many of ten defects. */
  private static JobResult finding(MethodSetup setup, int found) {
    VerdictCounts.Counter counter = new VerdictCounts.Counter();
    for (int i = 0; i < 10; i++) {
      counter.add(Label.DEFECTIVE, i < found ? Verdict.DEFECTIVE : Verdict.GOOD);
      counter.add(Label.GOOD, Verdict.GOOD);
    }
    JobResult job = job("plain", "a", setup, 0, 1);
    return new JobResult(
        job.job(),
        job.layout(),
        Optional.empty(),
        job.metrics(),
        job.images(),
        counter.counts(),
        job.cost());
  }

  @Test
  void showsTheWorstMistakesAndARocCurveThatHandlesTies() throws IOException {
    JobResult result = job("plain", "a", AST, 0, 0.75);
    Path evaluation = result.job().folder(folder).resolve("evaluation");
    Files.createDirectories(evaluation);
    Files.createDirectories(evaluation.resolve("mistakes"));
    Files.write(evaluation.resolve("mistakes/good_2.png.jpg"), JPEG);
    Files.writeString(evaluation.resolve("curves.json"), "{\"pro\":[[0,0],[0.15,0.8],[1,1]]}");
    Files.writeString(
        evaluation.resolve("scores.csv"),
        """
        path,label,defect_type,score,threshold,verdict
        good/1<.png,good,good,1.0,,GOOD
        good/2.png,good,good,3.0,,GOOD
        bad/1.png,defective,bad,3.0,,GOOD
        bad/2.png,defective,bad,2.0,,GOOD
        """);
    markdown(result);
    assertThat(Files.readString(folder.resolve("report.html")))
        .containsSubsequence(
            "2 good and 2 defective images",
            "Good images with the highest scores",
            "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(JPEG),
            "good/2.png",
            "score 3.00",
            "Defective images with the lowest scores",
            "bad/2.png, 2.00",
            "bad/1.png, 3.00");
    PageBlock.Details details =
        (PageBlock.Details)
            new ScoreSections(folder, new BenchmarkResults(List.of(result))).blocks().get(0);
    PageBlock.Columns columns = (PageBlock.Columns) details.blocks().get(0);
    PageBlock.Lines curves = (PageBlock.Lines) columns.columns().get(1).blocks().get(0);
    PageBlock.LineSeries roc = curves.charts().get(0).series().get(0);
    assertThat(roc.x()).containsExactly(0.0, 0.5, 0.5, 1.0);
    assertThat(roc.y()).containsExactly(0.0, 0.5, 1.0, 1.0);
    PageBlock.LineSeries pro = curves.charts().get(1).series().get(0);
    assertThat(pro.x()).containsExactly(0.0, 0.15);
    assertThat(pro.y()).containsExactly(0.0, 0.8);
  }

  @Test
  void aLaterBenchmarkIsWorseWhereAMeanFellFurtherThanAllowed() {
    BenchmarkResults before =
        new BenchmarkResults(
            List.of(
                job("plain", "a", AST, 0, 0.90),
                job("plain", "b", AST, 0, 0.80),
                job("plain", "a", PADIM, 0, 0.70)));
    List<JobResult> later =
        new ArrayList<>(List.of(job("plain", "a", AST, 0, 0.88), job("plain", "b", AST, 0, 0.81)));
    BenchmarkComparison comparison =
        BenchmarkComparison.of(before, new BenchmarkResults(later), "image_auroc");
    assertThat(comparison.worseThan(0.4))
        .singleElement()
        .satisfies(row -> assertThat(row.points()).isBetween(-0.5001, -0.4999));
    assertThat(comparison.worseThan(0.6)).isEmpty();
    assertThat(comparison.missing()).containsExactly("a, padim balanced rgb");
  }

  @Test
  void benchmarksWithNothingInCommonCannotBeCompared() {
    BenchmarkResults one = new BenchmarkResults(List.of(job("plain", "a", AST, 0, 0.9)));
    BenchmarkResults other = new BenchmarkResults(List.of(job("plain", "a", PADIM, 0, 0.9)));
    assertThatThrownBy(() -> BenchmarkComparison.of(one, other, "image_auroc"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("nothing to compare");
  }

  @Test
  void everyPublishedMetricHasATable() {
    PublishedMetrics published = PublishedMetrics.embedded();
    assertThat(published.datasets()).extracting(PublishedMetrics.PublishedDataset::name).hasSize(4);
    for (PublishedMetrics.PublishedDataset set : published.datasets()) {
      for (PublishedMetrics.PublishedMetric entry : set.metrics()) {
        assertThat(TableMetric.withTables(List.of(entry.metric()))).hasSize(1);
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

  private static JobResult costing(
      String category, MethodSetup setup, long seed, double auroc, double seconds) {
    return new JobResult(
        new BenchmarkJob(category, setup, seed),
        "plain",
        Optional.empty(),
        Map.of("image_auroc", auroc),
        10,
        Optional.empty(),
        Optional.of(new Cost(seconds, Map.of(), 5, 12, Optional.of(2048L), 3 << 20)));
  }

  @Test
  void writesTheResultsPageFromTheFolderAlone() throws IOException {
    MethodSetup small =
        new MethodSetup("ast", "balanced", Modality.RGB, Optional.of("small"), List.of("a=1"));
    Path others = folder.resolve("others.csv");
    Files.writeString(
        others,
        """
        name,category,image_auroc,train_seconds,latency_ms,note
        Other,a,91.25,30,,elsewhere
        Timed,a,,115948,7,random weights
        """);
    BenchmarkReport.saveEnvironment(folder, List.of("first command", "this machine"));
    BenchmarkReport.saveEnvironment(folder, List.of("second command", "this machine"));
    List<JobResult> jobs =
        List.of(
            costing("a", AST, 0, 0.9, 100),
            costing("a", AST, 1, 0.9, 140),
            costing("a", small, 0, 0.5, 10),
            costing("a", PADIM, 0, 0.8, 20));
    Path page = folder.resolve("results.md");
    new BenchmarkReport(folder, new BenchmarkResults(jobs), OtherPrograms.read(others))
        .writePage(page, "blemish benchmark report here");
    String text = Files.readString(page);
    assertThat(text)
        .contains("`blemish benchmark report here`")
        .containsOnlyOnce("this machine")
        .contains("first command", "second command")
        .contains("| ast balanced rgb | 2 | 90.0 ± 0.0 | 1 min 40 s | 12 ms | 2.0 GiB | 3.0 MiB |")
        .contains("| Other (elsewhere) |  | 91.3 | 30 s |  |  |  |")
        .contains("| Timed (random weights) |  |  | 32 h 12 min | 7 ms |  |  |")
        .containsSubsequence(
            "## a, ablations", "| ast balanced rgb |", "| ast balanced rgb, small | 1 | 50.0 |");
    assertThat(text.split("## a, ablations", 2)[0]).doesNotContain("small");
    String chart = Files.readString(folder.resolve("results-pareto.svg"));
    assertThat(chart)
        .contains("ast balanced: 90.0 at 100", "Other: 91.3 at 30", "padim balanced: 80.0 at 20")
        .contains("Timed (time only)")
        .doesNotContain("small");
  }

  @Test
  void theMeanOfADataSetGivenTwiceIsComparedWithThePublishedValuesOfItsCategories() {
    PublishedMetrics.PublishedMetric metric =
        new PublishedMetrics.PublishedMetric(
            "AST", "rgb", "image_auroc", 75, Optional.of(Map.of("a", 90.0, "b", 60.0)), "paper");
    PublishedMetrics.PublishedDataset dataset =
        new PublishedMetrics.PublishedDataset(
            "set", List.of("plain"), List.of("a", "b"), List.of(metric));
    BenchmarkResults results =
        new BenchmarkResults(
            List.of(
                job("plain", "one/a", AST, 0, 0.8),
                job("plain", "two/a", AST, 0, 0.8),
                job("plain", "one/b", AST, 0, 0.8),
                job("plain", "two/b", AST, 0, 0.8)));
    PublishedComparison comparison =
        new PublishedComparison(results, new PublishedMetrics(List.of(dataset)));
    PublishedComparison.PublishedColumn column =
        new PublishedComparison.PublishedColumn(dataset, metric);
    // Two categories as in the data set, but the same one twice.
    assertThat(comparison.mean(column, List.of("one/a", "two/a"))).isEqualTo("90.0");
    assertThat(comparison.mean(column, List.of("one/a", "two/a", "one/b"))).isEqualTo("80.0");
    assertThat(comparison.mean(column, List.of("one/a", "two/a", "one/b", "two/b")))
        .isEqualTo("75.0");
  }

  @Test
  void theParetoFrontExcludesDominatedPoints() {
    ParetoPoint cheap = new ParetoPoint("cheap", "a", 1, 80, OptionalDouble.empty());
    ParetoPoint worse = new ParetoPoint("worse", "a", 2, 80, OptionalDouble.empty());
    ParetoPoint dear = new ParetoPoint("dear", "b", 9, 95, OptionalDouble.empty());
    ParetoPoint waste = new ParetoPoint("waste", "b", 10, 94, OptionalDouble.empty());
    assertThat(ParetoPoint.front(List.of(waste, dear, worse, cheap))).containsExactly(cheap, dear);
  }

  @Test
  void labelsStayInsideTheChartAndDoNotOverlap() {
    ChartLabels labels = new ChartLabels(0, 200, 0, 100);
    labels.block(190, 50, 5);
    ChartLabels.LabelPosition first = labels.place(190, 50, "ten letters");
    ChartLabels.LabelPosition second = labels.place(190, 50, "ten letters");
    assertThat(first.anchor()).isEqualTo("end"); // to the right there is no room
    assertThat(Math.abs(second.y() - first.y())).isGreaterThanOrEqualTo(13);
  }

  @Test
  void eachDatasetHasItsOwnPublishedMetrics() throws IOException {
    String report =
        markdown(
            job("mvtec-ad", "mine/screw", AST, 0, 0.8),
            job("visa", "candle", AST, 0, 0.7),
            job("plain", "own", AST, 0, 0.6));
    assertThat(report)
        .containsPattern("\\| mine/screw \\| 80.0 \\| 99.7 \\|")
        .containsPattern("\\| own \\| 60.0 \\|  \\|")
        .contains("AST rgb, MVTec AD", "AST rgb, VisA")
        // No published mean is of the same three.
        .containsPattern("\\| mean \\| 70.0 \\|  \\|");
  }
}
