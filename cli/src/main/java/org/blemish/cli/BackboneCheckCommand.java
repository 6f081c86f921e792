// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    description = "Runs a backbone on a made-up picture: what comes out, and how long it takes.",
    mixinStandardHelpOptions = true)
final class BackboneCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Embedded backbone, or folder of an imported one.")
  private String name = "";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = SizeConverter.class,
      description = "Size of the picture; what the network was trained on.")
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
