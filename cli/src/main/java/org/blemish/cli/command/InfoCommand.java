// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.options.ModelPath;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ModelInfo;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code blemish info}. */
@Command(
    name = "info",
    description = "Prints origin, settings and thresholds of a model, and verifies all digests.",
    mixinStandardHelpOptions = true)
public final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelPath model = new ModelPath();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ModelFile file = ModelFile.open(model.path())) {
      file.verify();
      ModelInfo info = new ModelInfo(file);
      if (json.given()) {
        JsonNode tree = info.json();
        out.print(Json.text(tree));
      } else {
        info.lines().forEach((name, value) -> out.printf("%-22s %s%n", name, value));
      }
      out.flush();
    }
    return ExitCode.SUCCESS;
  }
}
