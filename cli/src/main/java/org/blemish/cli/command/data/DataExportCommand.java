// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.blemish.cli.options.DataOptions;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.data.Dataset;
import org.blemish.data.annotation.DatasetExport;
import org.blemish.data.annotation.ExportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code blemish data export}. */
@Command(
    name = "export",
    description =
        "Writes a data set as COCO annotations, in folders of MVTec AD, or as a manifest.",
    footer = {
      "",
      "mvtec-ad copies images and masks; coco and csv name the images where they are.",
      "",
      "Example: blemish data export --data bracket --format coco --output bracket-coco"
    },
    mixinStandardHelpOptions = true)
final class DataExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private OutputFolderOption output = new OutputFolderOption();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "coco, mvtec-ad or csv.")
  private ExportFormat format = ExportFormat.COCO;

  @Override
  public Integer call() {
    Dataset dataset = data.read(spec.commandLine().getErr());
    Path written = DatasetExport.write(dataset, format, output.path());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("written     %s%n", written);
    out.flush();
    return ExitCode.SUCCESS;
  }

  /** Converts {@code coco}, {@code mvtec-ad} and {@code csv}. */
  static final class FormatConverter implements ITypeConverter<ExportFormat> {
    @Override
    public ExportFormat convert(String name) {
      return Arrays.stream(ExportFormat.values())
          .filter(format -> format.toString().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a format: expected coco, mvtec-ad or csv".formatted(name)));
    }
  }
}
