// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.backbone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.blemish.cli.output.ExitCode;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.training.backbone.Backbones;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish backbone list}. */
@Command(
    name = "list",
    description = "Lists the embedded backbones, and those in the given folders.",
    mixinStandardHelpOptions = true)
final class BackboneListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Folders written by 'blemish backbone import'.")
  private List<Path> folders = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Backbones.EMBEDDED.forEach(name -> print(name, out));
    folders.forEach(folder -> print(folder.toString(), out));
    return ExitCode.SUCCESS;
  }

  private static void print(String nameOrFolder, PrintWriter out) {
    BackboneDescriptor descriptor = Backbones.load(nameOrFolder).descriptor();
    out.printf(
        "%s: %s, trained at %dx%d, licence %s%n  outputs %s%n",
        nameOrFolder,
        descriptor.architecture(),
        descriptor.nominalSize(),
        descriptor.nominalSize(),
        descriptor.licence(),
        descriptor.outputs().stream()
            .map(o -> "%s (%d channels, stride %d)".formatted(o.name(), o.channels(), o.stride()))
            .collect(Collectors.joining(", ")));
    out.flush();
  }
}
