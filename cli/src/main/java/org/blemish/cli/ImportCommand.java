// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.ast.method.AstImport;
import org.blemish.core.geometry.Size;
import org.blemish.core.tensor.pth.PthReader;
import org.blemish.training.backbone.Backbones;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish import}. */
@Command(
    name = "import",
    description = "Makes a model of networks that the paper's reference code trained.",
    footer = {
      "",
      "The networks' sizes and the modality are read off the weights. The model gives scores and"
          + " heat maps as published, and verdicts once 'blemish calibrate' has seen good images.",
      "",
      "Example: blemish import --teacher s_screw_teacher.pth --student s_screw_student.pth"
          + " --backbone b5 --output screw.blemish"
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
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
          "Backbone that the networks were trained on: embedded, or the folder of an imported one;"
              + " none for depth alone.")
  private Optional<String> backbone = Optional.empty();

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "The model file.")
  private Path output = Path.of("");

  @Option(
      names = "--features",
      paramLabel = "NAME",
      description = "The backbone's output that they read; block35.")
  private String features = "block35";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = SizeConverter.class,
      description = "Size that images are brought to; 768.")
  private Size size = new Size(768, 768);

  @Option(
      names = "--clamp",
      paramLabel = "A",
      description = "The teacher's clamp, which no weight shows; 3, with depth 1.9.")
  private Optional<Double> clamp = Optional.empty();

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "What the networks know; the teacher's file name.")
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
    out.println("verdicts    none before 'blemish calibrate'");
    out.flush();
    return ExitCode.SUCCESS;
  }

  private String stem() {
    Path name = teacher.getFileName();
    return name == null ? "imported" : name.toString().replaceFirst("(_teacher)?\\.[a-z]+$", "");
  }
}
