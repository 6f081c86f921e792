// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.training.config.Configuration;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish train}. */
@Command(
    name = "train",
    description = "Learns good parts and writes a model file.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "RUN",
      description = "New folder for the model, the report and what a resumed run needs.")
  private Path output = Path.of("");

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Settings to begin from: balanced (default), fast or paper.")
  private String preset = "balanced";

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "ast (default; with scans and on varied parts the most accurate), patchcore (nearest"
              + " neighbours: a sixth of the time, as good or better where defects are small and"
              + " local) or padim (Gaussians: for parts that always lie alike).")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--modality",
      converter = ModalityConverter.class,
      paramLabel = "NAME",
      description = "rgb (default), depth or rgb+depth.")
  private Optional<Modality> modality = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; all processors where not given.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--scan-scale",
      paramLabel = "METRES",
      description =
          "Metres for each number that scan files hold: 0.001 for 16-bit PNG in millimetres. Kept"
              + " in the model, so that all commands read scans alike.")
  private Optional<Double> scanScale = Optional.empty();

  @Option(
      names = "--group-by",
      paramLabel = "REGEX",
      description =
          "Samples whose paths match alike are one group (shots of one part), which is never"
              + " divided between fitting and calibration.")
  private Optional<String> groupBy = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "FILE",
      description =
          "What is never looked at: a PNG of the images' size (white is ignored, black judged) or"
              + " YAML with polygons. The model carries it.")
  private Optional<Path> ignore = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "X,Y,W,H",
      converter = RegionConverter.class,
      description = "Look inside only, in pixels of the images. The model carries it.")
  private Optional<Rectangle> region = Optional.empty();

  @Option(
      names = "--min-area",
      paramLabel = "PIXELS",
      description = "Smallest region of a defect, in pixels of the images.")
  private Optional<Integer> minArea = Optional.empty();

  @Option(
      names = "--border",
      paramLabel = "PIXELS",
      description = "Edge of the images in which no region is reported.")
  private Optional<Integer> border = Optional.empty();

  @Option(
      names = "--features",
      paramLabel = "DIR",
      description =
          "Folder for computed features, shared with other trainings on the same images;"
              + " RUN/features where not given.")
  private Optional<Path> features = Optional.empty();

  @Option(names = "--resume", description = "Go on with a run that was stopped.")
  private boolean resume;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Dataset dataset = data.read();
    ProgressDisplay progress = new ProgressDisplay(err);
    try (ResumeHint hint = new ResumeHint(output, err)) {
      Path cache = features.orElse(new RunFolder(output).features());
      TrainedRun run =
          resume
              ? Trainer.resume(output, dataset, cache, progress)
              : Trainer.train(output, dataset, configuration(), cache, progress);
      hint.done();
      TrainSummary.print(run, dataset.root(), spec.commandLine().getOut());
    } finally {
      progress.close();
    }
    return 0;
  }

  private Configuration configuration() {
    List<String> all = new ArrayList<>();
    method.ifPresent(name -> all.add("method=" + name));
    modality.ifPresent(name -> all.add("modality=" + name));
    seed.ifPresent(n -> all.add("seed=" + n));
    threads.ifPresent(n -> all.add("threads=" + n));
    scanScale.ifPresent(metres -> all.add("depth.scale=" + metres));
    groupBy.ifPresent(regex -> all.add("split.groupBy=" + quoted(regex)));
    ignore.ifPresent(file -> all.add("preparation.ignore=" + quoted(file.toString())));
    region.ifPresent(
        r ->
            all.add(
                "preparation.region='%d,%d,%d,%d'".formatted(r.x(), r.y(), r.width(), r.height())));
    minArea.ifPresent(n -> all.add("decision.regions.minArea=" + n));
    border.ifPresent(n -> all.add("decision.regions.border=" + n));
    return settings.configuration(preset, all, List.of());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
