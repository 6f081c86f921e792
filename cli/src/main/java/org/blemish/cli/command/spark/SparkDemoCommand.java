// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.blemish.cli.command.DemoProduct;
import org.blemish.cli.options.SeedOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish spark-demo}. */
@Command(
    name = "spark-demo",
    description =
        "Generates a product, trains a model, and inspects and evaluates the test parts with Apache"
            + " Spark on this machine, without an installation of Spark.",
    mixinStandardHelpOptions = true)
public final class SparkDemoCommand implements Callable<Integer> {
  private static final List<String> SETTINGS =
      List.of("preparation.size=256x256", "modality=rgb", "method=patchcore");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SeedOption seed = new SeedOption();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "blemish-spark-demo",
      description = "New folder for data, model and results; ${DEFAULT-VALUE} by default.")
  private Path output = Path.of("");

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Images that are inspected at once; all processors by default.")
  private int parallel = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    SparkProgram program = SparkProgram.find();
    PrintWriter out = spec.commandLine().getOut();
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
      Dataset dataset =
          DemoProduct.generate(
              ProductSettings.of(ProductKind.BISCUIT)
                  .withCounts(40, 0, 30, 6)
                  .withSeed(seed.value()),
              output,
              progress);
      Path model =
          Trainer.train(
                  output.resolve("run"),
                  dataset,
                  Configuration.of("fast", Optional.empty(), Setting.parse(SETTINGS)),
                  progress)
              .folder()
              .model();
      Path parts = output.resolve("parts.jsonl");
      AtomicFile.write(parts, table(dataset.test()).getBytes(UTF_8));
      long start = System.nanoTime();
      Path metrics = program.inspect(model, parts, output, parallel);
      print(
          Json.read(metrics, JsonNode.class),
          dataset.test().size(),
          (System.nanoTime() - start) / 1e9,
          out);
    }
    out.printf("%nresults  %s%n", output.resolve("results").toAbsolutePath());
    out.flush();
    return ExitCode.SUCCESS;
  }

  /** One part in each line: image, label and mask. */
  private static String table(List<Sample> parts) {
    return parts.stream()
        .map(
            part -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("image", part.file().toAbsolutePath().toString());
              line.put("defective", part.label() == Label.DEFECTIVE);
              part.masks().stream()
                  .findFirst()
                  .filter(mask -> part.label() == Label.DEFECTIVE)
                  .ifPresent(mask -> line.put("mask_path", mask.toAbsolutePath().toString()));
              return Json.line(line) + "\n";
            })
        .collect(Collectors.joining());
  }

  private static void print(JsonNode metrics, int parts, double seconds, PrintWriter out) {
    out.printf(
        "%n%d parts in %s, with the start of Spark%n%n", parts, ProgressDisplay.duration(seconds));
    metrics
        .path("metrics")
        .properties()
        .forEach(
            metric ->
                out.printf(
                    Locale.ROOT, "%-26s%8.4f%n", metric.getKey(), metric.getValue().asDouble()));
    JsonNode verdicts = metrics.path("verdicts");
    out.printf(
        "%nfinds %d of %d defective parts, rejects %d of %d good ones%n",
        verdicts.at("/found/count").asInt(),
        verdicts.at("/found/total").asInt(),
        verdicts.at("/falseRejects/count").asInt(),
        verdicts.at("/falseRejects/total").asInt());
  }
}
