// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.BlemishException;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.BackboneImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish backbone import}. */
@Command(
    name = "import",
    description = "Makes a backbone of weights, or of an ONNX graph, that you have.",
    footer = {
      "",
      "Weights: .safetensors or .pth of an EfficientNet B0-B7 or Lite0-4, with the names of"
          + " efficientnet_pytorch or timm. Nothing in a .pth is executed. Graphs: one .onnx file and"
          + " a descriptor, backbone.json; 'backbone list' and an import show what stands in it.",
      "",
      "Example: blemish backbone import efficientnet-b5-b6417697.pth --outputs block35 --output b5"
    },
    mixinStandardHelpOptions = true)
final class BackboneImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "Weights (.safetensors, .pth) or graph (.onnx).")
  private Path file = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for backbone.onnx and backbone.json; --backbone takes it.")
  private Path output = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Such as efficientnet-b5 or tf_efficientnet_b5.ns_jft_in1k; the file's name.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--outputs",
      split = ",",
      paramLabel = "NAME",
      description = "Ends of stages (s3) or of blocks (block35); s3,s4,s5,s6.")
  private List<String> outputs = List.of();

  @Option(
      names = "--descriptor",
      paramLabel = "FILE",
      description = "What a graph cannot say itself, as JSON; for .onnx files.")
  private Optional<Path> descriptor = Optional.empty();

  @Override
  public Integer call() {
    if (Files.exists(output.resolve(Backbone.DESCRIPTOR))) {
      throw new BlemishException(
          "%s holds a backbone already: choose another folder".formatted(output));
    }
    Backbone backbone = read();
    backbone.write(output);
    spec.commandLine().getOut().printf("%s in %s%n", backbone.descriptor().name(), output).flush();
    return ExitCode.SUCCESS;
  }

  private Backbone read() {
    if (!file.toString().endsWith(".onnx")) {
      return BackboneImport.weights(file, name, outputs);
    }
    return BackboneImport.graph(
        file,
        descriptor.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "a graph needs --descriptor")));
  }
}
