// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.backbone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.BlemishException;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish backbone import}. */
@Command(
    name = "import",
    description = {
      "Converts downloaded weights, or an ONNX graph, to a backbone.",
      "Writes backbone.onnx and backbone.json; the option --backbone takes their folder."
    },
    footer = {
      "",
      "Weights: .safetensors or .pth of an EfficientNet B0-B7 or Lite0-4, with the names of"
          + " efficientnet_pytorch or timm. Code in a .pth file is never executed. Graphs: one .onnx"
          + " file and a descriptor such as the backbone.json that an import of weights writes.",
      "",
      "Example: blemish backbone import efficientnet-b5-b6417697.pth --outputs block35 --output b5"
    },
    mixinStandardHelpOptions = true)
final class BackboneImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputFolderOption output = new OutputFolderOption();

  @Parameters(paramLabel = "FILE", description = "Weights (.safetensors, .pth) or graph (.onnx).")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name such as efficientnet-b5 or tf_efficientnet_b5.ns_jft_in1k; from the file name by default.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--outputs",
      split = ",",
      paramLabel = "NAME",
      description =
          "Outputs at ends of stages (s3) or of blocks (block35); s3,s4,s5,s6 by default.")
  private List<String> outputs = List.of();

  @Option(
      names = "--descriptor",
      paramLabel = "FILE",
      description =
          "JSON file with what an ONNX graph does not contain, such as normalisation; for .onnx files.")
  private Optional<Path> descriptor = Optional.empty();

  @Override
  public Integer call() {
    Path folder = output.path();
    if (Files.exists(folder.resolve(Backbone.DESCRIPTOR))) {
      throw new BlemishException(
          "%s already holds a backbone: choose another folder".formatted(folder));
    }
    Backbone backbone = read();
    backbone.write(folder);
    spec.commandLine().getOut().printf("%s in %s%n", backbone.descriptor().name(), folder).flush();
    return ExitCode.SUCCESS;
  }

  private Backbone read() {
    if (!file.toString().endsWith(".onnx")) {
      return BackboneImport.weights(file, name, outputs);
    }
    return BackboneImport.graph(
        file,
        descriptor.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "an ONNX graph needs --descriptor")));
  }
}
