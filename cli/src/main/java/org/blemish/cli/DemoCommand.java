// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
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
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
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
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish demo}. */
@Command(
    name = "demo",
    description =
        "Generates a product, learns its good parts from colour, from 3D and from both, and shows"
            + " what each finds.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /**
   * Small pictures and a finer feature map: minutes on two cores. The weights were chosen on
   * defects painted on the held-out good parts.
   */
  private static final List<String> SETTINGS =
      List.of(
          "preparation.size=256x256",
          "preparation.exposure=true",
          "split.calibrate=0",
          "ast.inputs=[s5]",
          "ast.memoryBanks.fine=null",
          "ast.memoryBanks.detail=null",
          "ast.terms.fine=null",
          "ast.terms.detail=null",
          "ast.terms.detail_by_position=null",
          "ast.terms.relief.weight=0.5");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "New folder for everything; blemish-demo where not given.")
  private Path output = Path.of("blemish-demo");

  @Option(names = "--seed", paramLabel = "N", description = "Seed of product and training.")
  private long seed;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    if (Files.exists(output)) {
      throw new BlemishException(
          "%s exists already: remove it, or choose another folder by --output".formatted(output));
    }
    long start = System.nanoTime();
    ProgressDisplay progress = new ProgressDisplay(err);
    ProductSettings product =
        ProductSettings.of(ProductKind.BISCUIT).withCounts(100, 40, 20, 6).withSeed(seed);
    Path data =
        ProductGenerator.generate(
            product,
            output.resolve("data"),
            (done, total) -> progress.step("drawing", done, total));
    Dataset dataset = DatasetLayouts.detect(data).read(data);
    EvaluationReport report = new EvaluationReport(dataset.name());
    Map<String, Metrics> results = new LinkedHashMap<>();
    for (Modality modality : Modality.values()) {
      err.println("-- " + modality);
      results.put(modality.toString(), run(modality, dataset, report, progress));
    }
    Path page = output.resolve("report.html");
    report.write(page);
    table(results, out);
    out.printf(
        "%nreport  %s%nmodels  %s%nin %s%n",
        page.toAbsolutePath(),
        output.resolve("{rgb,depth,rgb+depth}/model.blemish"),
        ProgressDisplay.duration((System.nanoTime() - start) / 1e9));
    out.flush();
    return 0;
  }

  private Metrics run(
      Modality modality, Dataset dataset, EvaluationReport report, ProgressDisplay progress) {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.add("modality=" + modality);
    if (modality == Modality.DEPTH) {
      settings.add("depth.grid={width: 16, height: 16}"); // as fine as with colour
    }
    settings.add("seed=" + seed);
    Path folder = output.resolve(modality.toString());
    TrainedRun run =
        Trainer.train(
            folder, dataset, Configuration.of("fast", Optional.empty(), settings), progress);
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

  /** What each modality sees of each kind of defect, and of those that one sensor alone shows. */
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
    for (ProductDefect.DefectVisibility sight : ProductDefect.DefectVisibility.values()) {
      String title = "(defects in " + sight.name().toLowerCase(Locale.ROOT) + ")";
      row(title, results.values(), metrics -> mean(metrics, sight), out);
    }
  }

  /** Of as many parts for each kind, the mean over kinds is the AUROC of them all. */
  private static OptionalDouble mean(Metrics metrics, ProductDefect.DefectVisibility sight) {
    return Arrays.stream(ProductDefect.values())
        .filter(defect -> defect.visibility() == sight)
        .map(defect -> metrics.value(MetricKey.IMAGE_AUROC, defect.title()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private static void row(
      String title,
      Collection<Metrics> results,
      Function<Metrics, OptionalDouble> figure,
      PrintWriter out) {
    out.printf("%-24s", title);
    for (Metrics metrics : results) {
      OptionalDouble value = figure.apply(metrics);
      out.print(
          value.isPresent()
              ? String.format(Locale.ROOT, "%12.1f", 100 * value.getAsDouble())
              : "%12s".formatted("-"));
    }
    out.println();
  }
}
