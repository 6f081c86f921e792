// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.input.Modality;
import org.blemish.data.synthetic.DefectPlan;
import org.blemish.experiments.probe.Probe;
import org.blemish.experiments.probe.ProbeGallery;
import org.blemish.experiments.probe.ProbeReport;
import org.blemish.experiments.probe.ProbeResult;
import org.blemish.experiments.probe.ProbeTable;
import org.blemish.experiments.probe.ProbedModel;
import org.blemish.inference.Detector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish probe}. */
@Command(
    name = "probe",
    description = "Shows what a model finds: paints defects onto good images and inspects them.",
    footer = {
      "",
      "Where the data set is the one that the model's run learned from, the images that the run held"
          + " out are taken. Painted defects are not yours: they tell what size and contrast a model"
          + " can see at its threshold, not how often your defects occur or look so.",
      "",
      "Example: blemish probe --model run --data bracket --output run/probe"
    },
    mixinStandardHelpOptions = true)
final class ProbeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "GOOD",
      description = "Data set, or folder of good images.")
  private Path data = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for probe.html, probe.json and probe.csv.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--per-cell",
      paramLabel = "N",
      description = "Defects of each kind, size and contrast; 8.")
  private int repeats = 8;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; 0.")
  private long seed;

  @Override
  public Integer call() {
    if (repeats < 1) {
      throw new ParameterException(
          spec.commandLine(), "--per-cell is %d, must be at least 1".formatted(repeats));
    }
    PrintWriter out = spec.commandLine().getOut();
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    try (Detector detector = model.open()) {
      Modality modality = detector.model().pipeline().modality();
      Probe probe = new Probe(detector, DefectPlan.allSpecs(modality, repeats, seed));
      ProbeParts parts = ProbeParts.of(model.path(), modality, data);
      output.ifPresent(OutputFolder::create);
      ProbedModel subject = new ProbedModel(detector.model(), parts.about(), parts.unseen());
      ProbeGallery gallery = new ProbeGallery(subject);
      ProbeResult result = probe.run(parts.parts(), gallery, progress);
      subject.summary(result).forEach(out::println);
      out.println();
      ProbeTable.lines(result).forEach(out::println);
      output.ifPresent(
          folder -> {
            ProbeReport.write(folder, result, subject, gallery);
            out.printf("%nreport      %s%n", folder.resolve("probe.html"));
          });
      out.flush();
    } finally {
      progress.close();
    }
    return ExitCode.SUCCESS;
  }
}
