// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.ast.method.AstImport;
import org.blemish.cli.options.SizeConverter;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.geometry.Size;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.tensor.pth.PthReader;
import org.blemish.training.backbone.Backbones;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish import}. */
@Command(
    name = "import",
    description = "Converts networks trained by the paper's reference code to a model file.",
    footer = {
      "",
      "The sizes of the networks and the modality follow from the weights. The model gives scores"
          + " and anomaly maps as published; 'blemish calibrate' adds thresholds for verdicts.",
      "",
      "Example: blemish import --teacher s_screw_teacher.pth --student s_screw_student.pth"
          + " --backbone b5 --output screw.blemish"
    },
    mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--teacher",
      required = true,
      paramLabel = "FILE",
      description = "X_teacher.pth, or the same tensors as .safetensors.")
  private Path teacher = Path.of("");

  @Option(
      names = "--student",
      required = true,
      paramLabel = "FILE",
      description = "X_student.pth, or the same tensors as .safetensors.")
  private Path student = Path.of("");

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description =
          "Backbone that the networks were trained with: embedded, or the folder of an imported one;"
              + " none for depth only.")
  private Optional<String> backbone = Optional.empty();

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "The model file.")
  private Path output = Path.of("");

  @Option(
      names = "--features",
      paramLabel = "NAME",
      defaultValue = "block35",
      description = "Backbone output that the networks read; ${DEFAULT-VALUE} by default.")
  private String features = "";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = SizeConverter.class,
      defaultValue = "768",
      description = "Size that images are resized to; ${DEFAULT-VALUE} (square) by default.")
  private Size size = new Size(768, 768);

  @Option(
      names = "--clamp",
      paramLabel = "A",
      description =
          "Clamp of the teacher, which the weights do not contain; 3 by default, 1.9 with depth.")
  private Optional<Double> clamp = Optional.empty();

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "Name of the product; from the teacher's file name by default.")
  private Optional<String> product = Optional.empty();

  @Override
  public Integer call() {
    AstImport.Imported imported =
        new AstImport(
                product.orElseGet(this::stem),
                backbone.map(Backbones::load),
                features,
                size,
                clamp,
                Runtime.getRuntime().availableProcessors())
            .write(output, PthReader.readAny(teacher), PthReader.readAny(student));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("model       %s%n", output);
    out.printf(
        "networks    %s, teacher %d wide, student %d wide in %d blocks%n",
        imported.modality(),
        imported.networks().teacher().hidden(),
        imported.networks().student().width(),
        imported.networks().student().blocks());
    out.printf(
        Locale.ROOT, "export      differs by %.1e from the networks%n", imported.difference());
    out.println(CalledProgram.in("verdicts    none until 'blemish calibrate' sets thresholds"));
    out.flush();
    return ExitCode.SUCCESS;
  }

  private String stem() {
    Path name = teacher.getFileName();
    return name == null ? "imported" : name.toString().replaceFirst("(_teacher)?\\.[a-z]+$", "");
  }
}
