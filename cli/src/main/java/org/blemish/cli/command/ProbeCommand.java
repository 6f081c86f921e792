// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.FolderOptions;
import org.blemish.cli.options.ModelOptions;
import org.blemish.cli.options.OptionalOutputFolderOption;
import org.blemish.cli.options.SeedOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.input.Modality;
import org.blemish.data.synthetic.DefectPlan;
import org.blemish.experiments.probe.Probe;
import org.blemish.experiments.probe.ProbeGallery;
import org.blemish.experiments.probe.ProbeReport;
import org.blemish.experiments.probe.ProbeResult;
import org.blemish.experiments.probe.ProbeSelection;
import org.blemish.experiments.probe.ProbeTable;
import org.blemish.experiments.probe.ProbedModel;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish probe}. */
@Command(
    name = "probe",
    description = {
      "Measures which synthetic defects a model finds on good images.",
      "Writes probe.html, probe.json and probe.csv."
    },
    footer = {
      "",
      "If the data set is the one that the model was trained on, the images that its training held"
          + " out are used. Synthetic defects show which sizes and contrasts a model can detect at its"
          + " threshold; real defects may look different and occur at other rates.",
      "",
      "Example: blemish probe --model run --data bracket --output run/probe"
    },
    mixinStandardHelpOptions = true)
public final class ProbeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private FolderOptions folders = new FolderOptions();
  @Mixin private OptionalOutputFolderOption output = new OptionalOutputFolderOption();
  @Mixin private SeedOption seed = new SeedOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of good images, or a data set.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "8",
      description = "Defects of each kind, size and contrast; ${DEFAULT-VALUE} by default.")
  private int repeats;

  @Option(names = "--per-cell", hidden = true, description = "Old name of --repeats.")
  private Optional<Integer> oldRepeats = Optional.empty();

  @Override
  public Integer call() {
    int each = oldRepeats.orElse(repeats);
    if (each < 1) {
      throw new ParameterException(
          spec.commandLine(), "--repeats is %d, must be at least 1".formatted(each));
    }
    PrintWriter out = spec.commandLine().getOut();
    Modality modality = Model.read(model.path()).pipeline().modality();
    ProbeSelection selection = selection(modality);
    LeftOutParts.print(selection.skipped(), spec.commandLine().getErr());
    DefectPlan plan = DefectPlan.allSpecs(modality, each, seed.value());
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
        Detector detector = model.open(plan.total(), selection.model())) {
      Probe probe = new Probe(detector, plan);
      Optional<Path> folder = output.create();
      ProbedModel subject =
          new ProbedModel(detector.model(), selection.description(), selection.unseen());
      ProbeGallery gallery = new ProbeGallery(subject);
      ProbeResult result = probe.run(selection.samples(), gallery, progress);
      subject.summary(result).forEach(out::println);
      out.println();
      ProbeTable.lines(result).forEach(out::println);
      folder.ifPresent(
          files -> {
            ProbeReport.write(files, result, subject, gallery);
            out.printf("%nreport      %s%n", files.resolve("probe.html"));
          });
      out.flush();
    }
    return ExitCode.SUCCESS;
  }

  private ProbeSelection selection(Modality modality) {
    if (data.isPresent() == folders.given()) {
      throw new ParameterException(
          spec.commandLine(), "give either --data GOOD, or --good DIR as in the training");
    }
    return folders
        .category()
        .map(category -> ProbeSelection.of(model.path(), category))
        .orElseGet(() -> ProbeSelection.of(model.path(), modality, data.orElseThrow()));
  }
}
