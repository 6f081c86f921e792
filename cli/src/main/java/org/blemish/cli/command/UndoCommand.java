// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ModelPath;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.model.ModelFile;
import org.blemish.inference.feedback.ModelVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code blemish undo}. */
@Command(
    name = "undo",
    description =
        "Restores the model from before the last change in place by threshold, calibrate or"
            + " accept, byte for byte.",
    footer = {"", "Example: blemish undo --model run"},
    mixinStandardHelpOptions = true)
public final class UndoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelPath model = new ModelPath();

  @Override
  public Integer call() {
    new ModelVersions(model.path()).undo();
    try (ModelFile file = ModelFile.open(model.path())) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("model       %s%n", model.path());
      out.printf("digest      %s%n", file.digest());
      out.flush();
    }
    return ExitCode.SUCCESS;
  }
}
