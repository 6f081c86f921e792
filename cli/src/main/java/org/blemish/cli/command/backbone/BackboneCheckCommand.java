// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.backbone;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.SizeConverter;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneCheck;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.backbone.Backbones;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish backbone check}. */
@Command(
    name = "check",
    description = "Runs a backbone on a synthetic image and prints its outputs and its time.",
    mixinStandardHelpOptions = true)
final class BackboneCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      description = "Embedded backbone, or the folder of an imported one.")
  private String name = "";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = SizeConverter.class,
      description = "Size of the image; the size that the network was trained with by default.")
  private Optional<Size> size = Optional.empty();

  @Override
  public Integer call() {
    Backbone backbone = Backbones.load(name);
    int nominal = backbone.descriptor().nominalSize();
    BackboneCheck check =
        BackboneCheck.run(
            backbone,
            size.orElse(new Size(nominal, nominal)),
            SessionOptions.threads(Runtime.getRuntime().availableProcessors()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(check);
    out.flush();
    return check.problems().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }
}
