// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.experiments.benchmark.job.BenchmarkJob;
import org.blemish.experiments.benchmark.job.FakeJobLauncher;
import org.blemish.experiments.benchmark.job.JobFile;
import org.blemish.experiments.benchmark.job.JobLauncher;
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.JobSettings;
import org.blemish.experiments.benchmark.job.MethodSetup;
import org.blemish.experiments.benchmark.job.MetricLimits;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {
  @TempDir private Path folder;

  private BenchmarkPlan plan(List<Long> seeds, String... settings) {
    List<BenchmarkCategory> categories =
        List.of("bolt", "nut").stream().map(name -> category(name, Modality.values())).toList();
    return new BenchmarkPlan(
        categories,
        List.of(new MethodSetup("padim", "fast", Modality.RGB_DEPTH)),
        seeds,
        new JobSettings(Optional.of("my.yaml"), Optional.empty(), List.of(settings)),
        new MetricLimits(List.of(0.1), List.of()));
  }

  private BenchmarkCategory category(String name, Modality... modalities) {
    return new BenchmarkCategory(
        name,
        new Category(folder.resolve(name), DatasetLayouts.named("mvtec-ad")),
        Set.of(modalities));
  }

  private BenchmarkResults run(BenchmarkPlan plan, boolean retry, JobLauncher launcher) {
    return new Benchmark(
            folder.resolve("out"), plan, new ResourceLimits(2, 3, 8000, 1000, 1 << 20), retry)
        .run(launcher, Progress.NONE, result -> {});
  }

  private BenchmarkResults run(JobLauncher launcher) {
    return run(plan(List.of(4L)), false, launcher);
  }

  private static FakeJobLauncher launcher() {
    return new FakeJobLauncher(job -> FakeJobLauncher.Outcome.FINISHED);
  }

  private static FakeJobLauncher launcher(FakeJobLauncher.Outcome ofBolt) {
    return new FakeJobLauncher(
        job -> job.category().equals("bolt") ? ofBolt : FakeJobLauncher.Outcome.FINISHED);
  }

  @Test
  void aJobFileHasDataSettingsThreadsAndSharedFeatures() {
    FakeJobLauncher launcher = launcher();
    BenchmarkPlan plan = plan(List.of(4L));
    run(launcher);
    assertThat(launcher.started)
        .hasSize(2)
        .contains(
            new JobFile(
                folder.resolve("nut").toString(),
                "mvtec-ad",
                new BenchmarkJob("nut", new MethodSetup("padim", "fast", Modality.RGB_DEPTH), 4),
                plan.settings(),
                plan.metrics(),
                3,
                Optional.of(folder.resolve("out/features/nut").toString())));
    assertThat(folder.resolve("out/cells/nut/padim-fast-rgb+depth/seed-4/job.json")).exists();
  }

  @Test
  void returnsTheResultsThatTheJobsWrote() {
    JobResult result = run(launcher()).finished().get(0);
    assertThat(result.metrics()).containsEntry("image_auroc", 0.75);
    assertThat(result.images()).isEqualTo(10);
    assertThat(result.cost().orElseThrow().latencyMilliseconds()).isEqualTo(12.5);
  }

  @Test
  void aFinishedJobIsNeverRunTwiceAndNewSeedsAreAdded() {
    run(launcher());
    FakeJobLauncher again = launcher();
    assertThat(run(again).finished()).hasSize(2);
    assertThat(again.started).isEmpty();
    BenchmarkResults more = run(plan(List.of(4L, 5L)), false, again);
    assertThat(more.finished()).hasSize(4);
    assertThat(again.started).hasSize(2).allMatch(file -> file.job().seed() == 5);
  }

  @Test
  void aFailedJobIsRecordedWithItsErrorAndTheOthersAreRun() {
    BenchmarkResults results = run(launcher(FakeJobLauncher.Outcome.FAILED));
    assertThat(results.finished()).hasSize(1);
    assertThat(results.failed())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.job().category()).isEqualTo("bolt");
              assertThat(result.error()).contains("image 7 is broken");
            });
    FakeJobLauncher again = launcher();
    assertThat(run(again).failed()).hasSize(1);
    assertThat(again.started).isEmpty();
  }

  @Test
  void aCrashIsRecordedWithItsExitCodeAndLog() {
    assertThat(run(launcher(FakeJobLauncher.Outcome.CRASHED)).failed())
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.error().orElseThrow())
                    .contains("exit code 134")
                    .contains("log.txt"));
  }

  @Test
  void retryFailedRunsFailedJobsOnly() {
    run(launcher(FakeJobLauncher.Outcome.FAILED));
    FakeJobLauncher again = launcher();
    BenchmarkResults results = run(plan(List.of(4L)), true, again);
    assertThat(results.failed()).isEmpty();
    assertThat(again.started).extracting(file -> file.job().category()).containsExactly("bolt");
  }

  @Test
  void aRetriedJobThatCrashesDoesNotKeepItsOldResult() {
    run(launcher(FakeJobLauncher.Outcome.FAILED));
    assertThat(run(plan(List.of(4L)), true, launcher(FakeJobLauncher.Outcome.CRASHED)).failed())
        .singleElement()
        .satisfies(result -> assertThat(result.error().orElseThrow()).contains("134"));
  }

  @Test
  void aStoppedJobIsNotRecorded() throws IOException {
    assertThatThrownBy(() -> run(new FakeJobLauncher(job -> FakeJobLauncher.Outcome.STOPPED)))
        .isInstanceOf(CancellationException.class);
    try (var files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(file -> file.endsWith("cell.json"))).isEmpty();
    }
    assertThat(run(launcher()).finished()).hasSize(2);
  }

  @Test
  void aFolderOfAnEarlierVersionIsReadAndNotRunAgain() throws IOException {
    Path job = folder.resolve("out/cells/bolt/padim-fast-rgb+depth/seed-4");
    Files.createDirectories(job);
    Files.writeString(
        job.resolve("cell.json"),
        """
        {
          "cell": {
            "category": "bolt",
            "variant": {"method": "padim", "preset": "fast", "modality": "rgb+depth", "set": []},
            "seed": 4
          },
          "layout": "mvtec-ad",
          "figures": {"image_auroc": 0.5},
          "images": 10,
          "cost": {
            "trainSeconds": 60.0,
            "trainStages": {"fit": 60.0},
            "evaluateSeconds": 5.0,
            "latencyMilliseconds": 12.0,
            "modelBytes": 100
          }
        }
        """);
    FakeJobLauncher launcher = launcher();
    BenchmarkResults results = run(launcher);
    assertThat(launcher.started).extracting(file -> file.job().category()).containsExactly("nut");
    assertThat(results.finished().get(0).metrics()).containsEntry("image_auroc", 0.5);
    assertThat(results.finished().get(0).verdicts()).isEmpty();
  }

  @Test
  void aResultWithoutItsLatencyIsAnError() throws IOException {
    run(launcher());
    Path file = folder.resolve("out/cells/bolt/padim-fast-rgb+depth/seed-4/cell.json");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"latencyMilliseconds\" : 12.5,", ""));
    assertThatThrownBy(() -> run(launcher()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("latencyMilliseconds");
  }

  @Test
  void anAblationIsASeparateJobWithItsOwnSettings() {
    FakeJobLauncher launcher = launcher();
    run(launcher);
    launcher.started.clear();
    BenchmarkResults results = run(ablation("ast.student.blocks=1"), false, launcher);
    assertThat(results.setups())
        .extracting(MethodSetup::toString)
        .containsExactly("padim fast rgb, small");
    assertThat(launcher.started.get(0).job().setup().set()).containsExactly("ast.student.blocks=1");
    assertThatThrownBy(() -> run(ablation("ast.student.blocks=2"), false, launcher))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("other settings");
  }

  private BenchmarkPlan ablation(String setting) {
    BenchmarkPlan plan = plan(List.of(4L));
    MethodSetup small =
        new MethodSetup("padim", "fast", Modality.RGB, Optional.of("small"), List.of(setting));
    return new BenchmarkPlan(
        plan.categories(), List.of(small), plan.seeds(), plan.settings(), plan.metrics());
  }

  @Test
  void otherSettingsInTheSameFolderAreRefused() {
    run(launcher());
    assertThatThrownBy(() -> run(plan(List.of(4L), "seed=9"), false, launcher()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void excludesACategoryWithoutScansWhereScansAreNeeded() {
    BenchmarkPlan plan = plan(List.of(4L));
    BenchmarkPlan mixed =
        new BenchmarkPlan(
            List.of(category("bolt", Modality.RGB), category("nut", Modality.values())),
            plan.setups(),
            plan.seeds(),
            plan.settings(),
            plan.metrics());
    assertThat(mixed.jobs()).extracting(job -> job.job().category()).containsExactly("nut");
    assertThatThrownBy(
            () ->
                new BenchmarkPlan(
                    List.of(category("bolt", Modality.RGB)),
                    plan.setups(),
                    plan.seeds(),
                    plan.settings(),
                    plan.metrics()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("rgb+depth");
  }

  @Test
  void categoriesOfTheSameNameNeedDatasetNames() {
    BenchmarkPlan plan = plan(List.of(4L));
    assertThatThrownBy(
            () ->
                new BenchmarkPlan(
                    List.of(category("bolt", Modality.values()), category("bolt")),
                    plan.setups(),
                    plan.seeds(),
                    plan.settings(),
                    plan.metrics()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("--data NAME=DIR");
    assertThat(BenchmarkCategory.folder("mine/bolt")).isEqualTo("bolt");
    assertThat(BenchmarkCategory.folder("bolt")).isEqualTo("bolt");
  }
}
