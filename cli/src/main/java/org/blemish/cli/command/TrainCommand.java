// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.AreaOptions;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.ModalityConverter;
import org.blemish.cli.options.SeedOption;
import org.blemish.cli.options.SettingsOptions;
import org.blemish.cli.options.ThreadsOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.input.Modality;
import org.blemish.data.Dataset;
import org.blemish.data.parts.ExcludedFiles;
import org.blemish.training.config.BackbonePrecision;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.PartMaskChoice;
import org.blemish.training.config.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish train}. */
@Command(
    name = "train",
    description = "Trains a model on good images and writes the model file.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private AreaOptions areas = new AreaOptions();
  @Mixin private SeedOption seed = new SeedOption();
  @Mixin private ThreadsOption threads = new ThreadsOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "RUN",
      description = "New folder for the model, the report and the files that --resume needs.")
  private Path output = Path.of("");

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "balanced",
      description =
          "Settings to start from: balanced, fast, accurate or paper; ${DEFAULT-VALUE} by default.")
  private String preset = "";

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "ast (default; the most accurate with scans and on varied parts), patchcore (nearest"
              + " neighbours: less than half of the time, as good or better where defects are small"
              + " and local) or padim (Gaussians: for parts that are always in the same position).")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--modality",
      converter = ModalityConverter.class,
      paramLabel = "NAME",
      description = "rgb (default), depth or rgb+depth.")
  private Optional<Modality> modality = Optional.empty();

  @Option(
      names = "--scan-scale",
      paramLabel = "METRES",
      description =
          "Metres per unit of the scan files: 0.001 for 16-bit PNG in millimetres. Stored in the"
              + " model, so that all commands read scans with the same scale.")
  private Optional<Double> scanScale = Optional.empty();

  @Option(
      names = "--bit-depth",
      paramLabel = "BITS",
      description =
          "Bits that the camera uses of the 16 in image files: 12 for Mono12. Found from the good"
              + " images by default, where all agree. Stored in the model, so that all commands"
              + " read images alike.")
  private Optional<Integer> bitDepth = Optional.empty();

  @Option(
      names = "--group-by",
      paramLabel = "REGEX",
      description =
          "Samples whose paths have the same match are one group, such as all images of one part;"
              + " a group is never divided between fitting and calibration.")
  private Optional<String> groupBy = Optional.empty();

  @Option(
      names = "--part-mask",
      paramLabel = "auto|off|FILE",
      description =
          "auto: if good images show a part in front of a plain background, only the part decides,"
              + " and something unusual beside it makes the result UNSURE; off: every pixel"
              + " decides; FILE: the white pixels of this image, which has the size of all images,"
              + " are the part.")
  private Optional<String> partMask = Optional.empty();

  @Option(
      names = "--precision",
      paramLabel = "fp32|int8",
      description =
          "Arithmetic of the backbone: fp32 (default), or int8, which is less exact, and faster on"
              + " processors with VNNI; docs/speed.md has measurements.")
  private Optional<BackbonePrecision> precision = Optional.empty();

  @Option(
      names = "--min-area",
      paramLabel = "PIXELS",
      description = "Smallest defective region, in pixels of the images.")
  private Optional<Integer> minArea = Optional.empty();

  @Option(
      names = "--border",
      paramLabel = "PIXELS",
      description = "Width of the images' edge in which no region is reported.")
  private Optional<Integer> border = Optional.empty();

  @Option(
      names = "--features",
      paramLabel = "DIR",
      description =
          "Folder of a feature cache that trainings on the same images share; RUN/features by"
              + " default.")
  private Optional<Path> features = Optional.empty();

  @Option(
      names = "--resume",
      description =
          "Continue a run that was stopped, with its settings; one that was stopped before it could"
              + " be continued starts anew, with the settings of this command.")
  private boolean resume;

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "FILE",
      description = "Good images that are not used, such as those that decide a threshold.")
  private List<Path> exclude = List.of();

  @Override
  public Integer call() {
    Dataset dataset = ExcludedFiles.of(exclude).remove(data.read(spec.commandLine().getErr()));
    new TrainingCall(spec, data, output, features, resume, json).run(dataset, this::configuration);
    return ExitCode.SUCCESS;
  }

  private Configuration configuration() {
    List<Setting> all = new ArrayList<>();
    method.ifPresent(name -> all.add(Setting.of("method", name)));
    modality.ifPresent(name -> all.add(Setting.of("modality", name.toString())));
    seed.given().ifPresent(n -> all.add(Setting.of("seed", n)));
    threads.given().ifPresent(n -> all.add(Setting.of("threads", n)));
    bitDepth.ifPresent(bits -> all.add(Setting.of("preparation.bitDepth", bits)));
    scanScale.ifPresent(metres -> all.add(Setting.of("depth.scale", metres)));
    groupBy.ifPresent(regex -> all.add(Setting.of("split.groupBy", regex)));
    areas
        .ignoreFile()
        .ifPresent(file -> all.add(Setting.of("preparation.ignore", file.toString())));
    areas
        .region()
        .ifPresent(
            r ->
                all.add(
                    Setting.of(
                        "preparation.region",
                        "%d,%d,%d,%d".formatted(r.x(), r.y(), r.width(), r.height()))));
    partMask.ifPresent(
        choice -> all.add(Setting.of("preparation.partMask", PartMaskChoice.of(choice).text())));
    precision.ifPresent(p -> all.add(Setting.of("backbone.precision", p.toString())));
    minArea.ifPresent(n -> all.add(Setting.of("decision.regions.minArea", n)));
    border.ifPresent(n -> all.add(Setting.of("decision.regions.border", n)));
    return settings.configuration(preset, all);
  }
}
