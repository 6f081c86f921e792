// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.blemish.cli.options.SeedOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.evaluation.EvaluationFiles;
import org.blemish.evaluation.EvaluationReport;
import org.blemish.evaluation.EvaluationRun;
import org.blemish.evaluation.metrics.EvaluationSettings;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.inference.Detector;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish demo}. */
@Command(
    name = "demo",
    description =
        "Generates a product, trains models on colour images, on 3D scans and on both, and compares"
            + " which defects they find.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  /**
   * Small images and a finer feature map, so that the demo takes minutes on two cores. The weights
   * were chosen on synthetic defects on the held-out good parts.
   */
  private static final List<String> SETTINGS =
      List.of(
          "preparation.size=256x256",
          "preparation.exposure=true",
          "split.calibrate=0",
          "ast.inputs=[s5]",
          "ast.memoryBanks.fine=null",
          "ast.memoryBanks.detail=null",
          "ast.memoryBanks.wide=null",
          "ast.terms.fine=null",
          "ast.terms.detail=null",
          "ast.terms.detail_by_position=null",
          "ast.terms.wide=null",
          "ast.imageStatistics.composition.inputs=[s5]",
          "ast.terms.relief.weight=0.5");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SeedOption seed = new SeedOption();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "blemish-demo",
      description = "New folder for data, models and report; ${DEFAULT-VALUE} by default.")
  private Path output = Path.of("");

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    Map<String, Metrics> results = new LinkedHashMap<>();
    Path page = output.resolve("report.html");
    try (ProgressDisplay progress = new ProgressDisplay(err)) {
      Dataset dataset =
          DemoProduct.generate(
              ProductSettings.of(ProductKind.BISCUIT)
                  .withCounts(100, 40, 20, 6)
                  .withSeed(seed.value()),
              output,
              progress);
      EvaluationReport report = new EvaluationReport(dataset.name());
      for (Modality modality : Modality.values()) {
        err.println("-- " + modality);
        results.put(modality.toString(), run(modality, dataset, report, progress));
      }
      report.showFirst(Modality.RGB_DEPTH.toString());
      report.write(page, output);
    }
    table(results, out);
    out.printf(
        "%nreport  %s%nmodels  %s%nin %s%n",
        page.toAbsolutePath(),
        new RunFolder(output.resolve("{rgb,depth,rgb+depth}")).model(),
        ProgressDisplay.duration((System.nanoTime() - start) / 1e9));
    out.flush();
    return ExitCode.SUCCESS;
  }

  private Metrics run(
      Modality modality, Dataset dataset, EvaluationReport report, ProgressDisplay progress) {
    List<Setting> settings = new ArrayList<>(Setting.parse(SETTINGS));
    settings.add(Setting.of("modality", modality.toString()));
    if (modality == Modality.DEPTH) {
      // As fine as with colour.
      settings.add(Setting.of("depth.grid.width", 16));
      settings.add(Setting.of("depth.grid.height", 16));
    }
    settings.add(Setting.of("seed", seed.value()));
    Path folder = output.resolve(modality.toString());
    TrainedRun run =
        Trainer.train(
            folder, dataset, Configuration.of("fast", Optional.empty(), settings), progress);
    report.model(run.folder().path());
    try (Detector detector = Detector.open(run.folder().model())) {
      EvaluationRun evaluation =
          new EvaluationRun(
              detector,
              dataset,
              EvaluationSettings.defaults(),
              Optional.empty(),
              InferenceAreas.NONE);
      return EvaluationFiles.evaluate(
              evaluation,
              folder,
              modality.toString(),
              report,
              RunLossCurves.ofModel(run.folder().model()),
              Optional.empty(),
              done -> progress.step("evaluating", done, dataset.test().size()))
          .evaluation()
          .metrics();
    }
  }

  /** Image AUROC of each modality, by kind of defect and by the sensors that show the defect. */
  private static void table(Map<String, Metrics> results, PrintWriter out) {
    out.printf("%n%-24s", MetricKey.IMAGE_AUROC.shortLabel() + ", %");
    results.keySet().forEach(name -> out.printf("%12s", name));
    out.println();
    row("all", results.values(), metrics -> metrics.value(MetricKey.IMAGE_AUROC), out);
    results.values().iterator().next().byDefect().keySet().stream()
        .sorted()
        .forEach(
            defect ->
                row(
                    defect,
                    results.values(),
                    metrics -> metrics.value(MetricKey.IMAGE_AUROC, defect),
                    out));
    for (ProductDefect.DefectVisibility visibility : ProductDefect.DefectVisibility.values()) {
      String title = "(defects in " + visibility.name().toLowerCase(Locale.ROOT) + ")";
      row(title, results.values(), metrics -> mean(metrics, visibility), out);
    }
  }

  /** All kinds have the same number of parts, so their mean is the AUROC over all parts. */
  private static OptionalDouble mean(Metrics metrics, ProductDefect.DefectVisibility visibility) {
    return Arrays.stream(ProductDefect.values())
        .filter(defect -> defect.visibility() == visibility)
        .map(defect -> metrics.value(MetricKey.IMAGE_AUROC, defect.title()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private static void row(
      String title,
      Collection<Metrics> results,
      Function<Metrics, OptionalDouble> metric,
      PrintWriter out) {
    out.printf("%-24s", title);
    for (Metrics metrics : results) {
      OptionalDouble value = metric.apply(metrics);
      out.print(
          value.isPresent()
              ? String.format(Locale.ROOT, "%12.1f", 100 * value.getAsDouble())
              : "%12s".formatted("-"));
    }
    out.println();
  }
}
