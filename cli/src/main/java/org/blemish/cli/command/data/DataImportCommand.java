// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.data;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.data.annotation.AnnotationFormat;
import org.blemish.data.annotation.AnnotationImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish data import}. */
@Command(
    name = "import",
    description =
        "Turns annotations of labelme or COCO into masks and a manifest, which is a data set.",
    footer = {
      "",
      "Images stay where they are. An annotated image without shapes is good; about one good image in"
          + " five is for testing. The exit code is 1 if images were left out.",
      "",
      "Example: blemish data import --format labelme annotated/ --output bracket"
    },
    mixinStandardHelpOptions = true)
final class DataImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputFolderOption output = new OutputFolderOption();

  @Parameters(
      paramLabel = "ANNOTATIONS",
      description = "JSON file of COCO, or JSON file or folder of labelme.")
  private Path annotations = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "labelme or coco.")
  private AnnotationFormat format = AnnotationFormat.LABELME;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Folder of the images; that of the annotations by default.")
  private Optional<Path> images = Optional.empty();

  @Override
  public Integer call() {
    AnnotationImport result =
        AnnotationImport.run(format, annotations, images.orElseGet(this::folder), output.path());
    result.leftOut().forEach(line -> spec.commandLine().getErr().println("left out: " + line));
    spec.commandLine().getErr().flush();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d images: %d good, defects %s; %d left out%n",
        result.images(), result.good(), new TreeMap<>(result.kinds()), result.leftOut().size());
    out.printf("data set    %s%n", output.path().resolve("manifest.csv"));
    out.flush();
    return result.leftOut().isEmpty() ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  private Path folder() {
    Path absolute = annotations.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return Files.isDirectory(absolute) || parent == null ? absolute : parent;
  }
}
