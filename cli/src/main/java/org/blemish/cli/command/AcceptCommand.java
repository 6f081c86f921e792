// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ChangedModelOption;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.options.PartPaths;
import org.blemish.cli.output.CalibrationLines;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.input.Input;
import org.blemish.core.model.UsedImage;
import org.blemish.data.SampleReader;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.PartFiles;
import org.blemish.inference.Acceptance;
import org.blemish.inference.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code blemish accept}. */
@Command(
    name = "accept",
    description = "Accepts images as good that the model called defective or unsure.",
    footer = {
      "",
      "Their patches are added to the memory banks of the model, so that similar parts get lower scores;"
          + " networks and thresholds do not change. Scores can only fall: the stated false reject rate still"
          + " holds, and defects that resemble the accepted images may be missed. 'blemish calibrate'"
          + " computes new thresholds, 'blemish undo' restores the previous model.",
      "",
      "Example: blemish accept --model run false-alarms/017.png"
    },
    mixinStandardHelpOptions = true)
public final class AcceptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private PartPaths paths = new PartPaths();
  @Mixin private ChangedModelOption output = new ChangedModelOption();

  @Override
  public Integer call() {
    Path target = output.of(model.path());
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
        Detector detector = model.open();
        Acceptance acceptance = Acceptance.of(detector)) {
      SampleReader reader = new SampleReader(detector.model().pipeline().reader());
      FoundParts found = paths.find(reader.files().modality(), List.of());
      PrintWriter err = spec.commandLine().getErr();
      LeftOutParts.print(found.skipped(), err);
      List<PartFiles> parts = found.parts();
      LeftOutParts leftOut = new LeftOutParts(err);
      List<UsedImage> used = new ArrayList<>();
      int accepted = 0;
      for (int i = 0; i < parts.size(); i++) {
        PartFiles part = parts.get(i);
        progress.step("accepting", i + 1L, parts.size());
        Optional<Input> read = leftOut.attempt(() -> part.read(reader));
        if (read.isEmpty()) {
          continue;
        }
        Input input = read.get();
        acceptance.add(input, part.path().toString());
        accepted++;
        input
            .image()
            .ifPresent(
                image ->
                    used.add(
                        UsedImage.of(part.image().orElseThrow(), image, UsedImage.Use.FITTED)));
      }
      leftOut.finish(parts.size(), "images");
      acceptance.write(model.path(), target, used);
      print(acceptance, accepted, target, detector);
    }
    return ExitCode.SUCCESS;
  }

  private void print(Acceptance acceptance, int images, Path target, Detector detector) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("model       %s%n", target);
    out.printf(
        "accepted    %d %s, %d patches added to the memory banks%n",
        images, images == 1 ? "image" : "images", acceptance.patches());
    detector
        .model()
        .decisionRule()
        .calibration()
        .ifPresent(calibration -> CalibrationLines.print(calibration, out));
    out.flush();
  }
}
