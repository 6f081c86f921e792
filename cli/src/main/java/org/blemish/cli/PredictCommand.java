// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.results.ResultFormat;
import org.blemish.cli.results.TargetFiles;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scan.FloatTiff;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.SampleReader;
import org.blemish.data.area.InferenceAreas;
import org.blemish.data.parts.PartFiles;
import org.blemish.data.parts.PartFinder;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish predict}. */
@Command(
    name = "predict",
    description = "Inspects images or scans: one line of result for each.",
    footer = {
      "",
      "A model that looks at scans finds them beside the images by their names: 007.png with"
          + " 007.tiff (or .npy, .ply, .pcd), in the same folder or in a folder 'xyz' or 'depth'"
          + " beside it. In folders, hidden files and masks ('gt', 'ground_truth') are passed"
          + " over.",
      "",
      "Example: blemish predict --model run --heatmaps heat --format csv images/ > results.csv"
    },
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private AreaOptions areas = new AreaOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Images, folders (with all folders in them) or patterns such as 'in/*.png'.")
  private List<String> paths = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), jsonl (all details) or csv.")
  private ResultFormat format = ResultFormat.TABLE;

  @Option(
      names = "--heatmaps",
      paramLabel = "DIR",
      description = "Write a heat map for each input, all on one scale, regions outlined.")
  private Optional<Path> heatmaps = Optional.empty();

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "Write the anomaly map of each input, a float TIFF of its own size.")
  private Optional<Path> maps = Optional.empty();

  @Option(
      names = "--continue-on-error",
      description = "Name inputs that cannot be inspected, and go on; the exit code is still 1.")
  private boolean continueOnError;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      description = "Exit code 3 where a part is defective, or with 'unsure' one of both.")
  private Optional<FailOn> failOn = Optional.empty();

  @Override
  public Integer call() {
    InferenceAreas given = areas.read();
    try (Detector detector = model.open()) {
      check(detector.model());
      SampleReader reader = new SampleReader(detector.model().pipeline().reader(), given);
      List<PartFiles> parts = new PartFinder(reader.files().modality()).find(paths);
      List<Path> inputs = parts.stream().map(PartFiles::path).toList();
      Optional<TargetFiles> pictures = heatmaps.map(at -> TargetFiles.plan(at, ".png", inputs));
      Optional<TargetFiles> floats = maps.map(at -> TargetFiles.plan(at, ".tiff", inputs));
      PrintWriter out = spec.commandLine().getOut();
      format.header().ifPresent(out::println);
      boolean found = false;
      boolean failed = false;
      for (PartFiles part : parts) {
        try {
          Inspection inspection = inspect(detector, reader, part, pictures);
          floats.ifPresent(
              files -> FloatTiff.write(files.of(part.path()), inspection.map().orElseThrow()));
          out.println(format.line(inspection));
          out.flush();
          found |= failOn.isPresent() && failOn.get().matches(inspection.verdict());
        } catch (BlemishException e) {
          if (!continueOnError) {
            throw e;
          }
          failed = true;
          ExecutionExceptionHandler.print(spec.commandLine().getErr(), e);
        }
      }
      return failed ? ExitCode.FAILURE : found ? ExitCode.DEFECT : ExitCode.SUCCESS;
    }
  }

  /** What cannot be done is said before any work. */
  private void check(Model opened) {
    if (failOn.isPresent() && opened.decisionRule().calibration().isEmpty()) {
      throw new BlemishException(
          "%s is not calibrated and gives no verdict that --fail-on could look at: run 'blemish calibrate' first"
              .formatted(model.path()));
    }
    if (heatmaps.isPresent() && opened.decisionRule().display().isEmpty()) {
      throw new BlemishException(
          "%s has no scale for heat maps before it is calibrated: run 'blemish calibrate' first"
              .formatted(model.path()));
    }
  }

  private static Inspection inspect(
      Detector detector, SampleReader reader, PartFiles part, Optional<TargetFiles> files) {
    String name = part.path().toString();
    Input input = reader.read(name, part.image(), part.scan());
    Inspection inspection = detector.inspect(input, name);
    if (files.isPresent()) {
      Image picture = detector.heatMap(input, inspection);
      AtomicFile.write(files.get().of(part.path()), out -> Images.writePng(picture, out));
    }
    return inspection;
  }
}
