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
        new BenchmarkPlan.JobSettings(Optional.of("my.yaml"), Optional.empty(), List.of(settings)),
        List.of("--pro-limit", "0.1"));
  }

  private BenchmarkCategory category(String name, Modality... modalities) {
    return new BenchmarkCategory(
        name,
        new Category(folder.resolve(name), DatasetLayouts.named("mvtec-ad")),
        Set.of(modalities));
  }

  private BenchmarkResults run(BenchmarkPlan plan, boolean retry, Launcher launcher) {
    return new Benchmark(
            folder.resolve("out"), plan, new ResourceLimits(2, 3, 8000, 1000, 1 << 20), retry)
        .run(launcher, Progress.NONE, result -> {});
  }

  private BenchmarkResults run(Launcher launcher) {
    return run(plan(List.of(4L)), false, launcher);
  }

  private static FakeProgram healthy() {
    return new FakeProgram(line -> 0);
  }

  @Test
  void eachJobIsTrainedAndEvaluatedWithItsOwnOptions() {
    FakeProgram program = healthy();
    run(program);
    String cell = folder + "/out/cells/nut/padim-fast-rgb+depth/seed-4";
    String data = " --data " + folder + "/nut --layout mvtec-ad";
    assertThat(program.started)
        .hasSize(4)
        .contains(
            "train"
                + data
                + " --output "
                + cell
                + "/run --features "
                + folder
                + "/out/features/nut --method padim --preset fast --modality rgb+depth --seed 4 --threads 3 --config my.yaml",
            "evaluate"
                + data
                + " --model "
                + cell
                + "/run/model.blemish --output "
                + cell
                + "/evaluation --mistakes 3 --threads 3 --pro-limit 0.1");
  }

  @Test
  void readsMetricsAndCostsFromTheJobFolders() {
    JobResult result = run(healthy()).finished().get(0);
    assertThat(result.metrics()).containsEntry("image_auroc", 0.75);
    assertThat(result.images()).isEqualTo(10);
    Cost cost = result.cost().orElseThrow();
    assertThat(cost.trainSeconds()).isEqualTo(6.5);
    assertThat(cost.latencyMilliseconds()).isEqualTo(100); // 1 s without reading, 10 images
    assertThat(cost.peakMemoryMib()).contains(700L);
    assertThat(cost.modelBytes()).isEqualTo(5);
    assertThat(result.job().folder(folder.resolve("out")).resolve("run/features")).doesNotExist();
  }

  @Test
  void aFinishedJobIsNeverRunTwiceAndNewSeedsAreAdded() {
    run(healthy());
    FakeProgram again = healthy();
    assertThat(run(again).finished()).hasSize(2);
    assertThat(again.started).isEmpty();
    BenchmarkResults more = run(plan(List.of(4L, 5L)), false, again);
    assertThat(more.finished()).hasSize(4);
    assertThat(again.started).hasSize(4).allMatch(line -> line.contains("seed-5"));
  }

  @Test
  void aFailedJobIsRecordedWithItsErrorLineAndTheOthersGoOn() {
    FakeProgram program =
        new FakeProgram(line -> line.startsWith("train") && line.contains("/bolt") ? 1 : 0);
    BenchmarkResults results = run(program);
    assertThat(results.finished()).hasSize(1);
    assertThat(results.failed())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.job().category()).isEqualTo("bolt");
              assertThat(result.error()).contains("train: picture 7 is broken");
            });
    FakeProgram again = healthy();
    assertThat(run(again).failed()).hasSize(1);
    assertThat(again.started).isEmpty();
  }

  @Test
  void retryFailedResumesTheTrainingOfAFailedJob() {
    run(new FakeProgram(line -> line.startsWith("train") && line.contains("/bolt") ? 1 : 0));
    FakeProgram again = healthy();
    BenchmarkResults results = run(plan(List.of(4L)), true, again);
    assertThat(results.failed()).isEmpty();
    assertThat(again.started).hasSize(2);
    assertThat(again.started.get(0)).startsWith("train").endsWith("--resume");
  }

  @Test
  void aStoppedJobIsNotRecorded() throws IOException {
    assertThatThrownBy(() -> run(new FakeProgram(line -> 130)))
        .isInstanceOf(CancellationException.class);
    try (var files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(file -> file.endsWith("cell.json"))).isEmpty();
    }
    assertThat(run(healthy()).finished()).hasSize(2);
  }

  @Test
  void aTrainingKilledBeforeItsConfigurationWasSavedStartsAgain() throws IOException {
    Path run = folder.resolve("out/cells/bolt/padim-fast-rgb+depth/seed-4/run");
    Files.createDirectories(run);
    Files.writeString(run.resolve("split.json"), "half");
    FakeProgram program = healthy();
    assertThat(run(program).finished()).hasSize(2);
    assertThat(program.started).noneMatch(line -> line.contains("--resume"));
    assertThat(run.resolve("split.json")).doesNotExist();
  }

  @Test
  void anAblationIsASeparateJobWithItsOwnSettings() {
    FakeProgram program = healthy();
    run(program);
    program.started.clear();
    BenchmarkResults results = run(ablation("ast.student.blocks=1"), false, program);
    assertThat(results.setups())
        .extracting(MethodSetup::toString)
        .containsExactly("padim fast rgb, small");
    assertThat(program.started.get(0)).endsWith("--set ast.student.blocks=1");
    assertThatThrownBy(() -> run(ablation("ast.student.blocks=2"), false, program))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("other settings");
  }

  private BenchmarkPlan ablation(String setting) {
    BenchmarkPlan plan = plan(List.of(4L));
    MethodSetup small =
        new MethodSetup("padim", "fast", Modality.RGB, Optional.of("small"), List.of(setting));
    return new BenchmarkPlan(
        plan.categories(), List.of(small), plan.seeds(), plan.settings(), plan.evaluationOptions());
  }

  @Test
  void otherSettingsInTheSameFolderAreRefused() {
    run(healthy());
    assertThatThrownBy(() -> run(plan(List.of(4L), "seed=9"), false, healthy()))
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
            plan.evaluationOptions());
    assertThat(mixed.jobs()).extracting(job -> job.job().category()).containsExactly("nut");
    assertThatThrownBy(
            () ->
                new BenchmarkPlan(
                    List.of(category("bolt", Modality.RGB)),
                    plan.setups(),
                    plan.seeds(),
                    plan.settings(),
                    plan.evaluationOptions()))
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
                    plan.evaluationOptions()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("--data NAME=DIR");
    assertThat(BenchmarkCategory.folder("mine/bolt")).isEqualTo("bolt");
    assertThat(BenchmarkCategory.folder("bolt")).isEqualTo("bolt");
  }
}
