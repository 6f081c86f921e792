// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.OutputFolderOption;
import org.blemish.cli.options.SeedOption;
import org.blemish.cli.options.SizeConverter;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.geometry.Size;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish generate}. */
@Command(
    name = "generate",
    description = "Generates a data set of a product, with good and defective parts.",
    footer = {
      "",
      "The data set has the layout of MVTec 3D-AD: colour images, 3D scans and masks. The same"
          + " options give the same files.",
      "",
      "Example: blemish generate --product biscuit --output data --counts 60,20,20,8"
    },
    mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {
  private static final int COUNTS = 4;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputFolderOption output = new OutputFolderOption();
  @Mixin private SeedOption seed = new SeedOption();

  @Option(
      names = "--product",
      paramLabel = "NAME",
      defaultValue = "biscuit",
      description = "biscuit, gasket, tile or kit; ${DEFAULT-VALUE} by default.")
  private String product = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the data set's folder in DIR; the product's name by default.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = SizeConverter.class,
      defaultValue = "256",
      description =
          "Pixels of images and scans, such as 640x480; ${DEFAULT-VALUE} (square) by default.")
  private Size size = new Size(256, 256);

  @Option(
      names = "--counts",
      split = ",",
      paramLabel = "N",
      defaultValue = "60,20,20,8",
      description =
          "Numbers of good parts to train, to validate and to test, and of test parts with each"
              + " defect; ${DEFAULT-VALUE} by default.")
  private List<Integer> counts = List.of();

  @Override
  public Integer call() {
    if (counts.size() != COUNTS) {
      throw new ParameterException(
          spec.commandLine(),
          "--counts takes four numbers such as 60,20,20,8, got " + counts.size());
    }
    ProductSettings settings =
        ProductSettings.of(ProductKind.of(product))
            .withSize(size)
            .withSeed(seed.value())
            .withCounts(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    ProductSettings named = name.map(settings::withName).orElse(settings);
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
      Path folder =
          ProductGenerator.generate(
              named, output.path(), (done, total) -> progress.step("generating", done, total));
      spec.commandLine().getOut().println(folder);
      spec.commandLine().getOut().flush();
    }
    return ExitCode.SUCCESS;
  }
}
