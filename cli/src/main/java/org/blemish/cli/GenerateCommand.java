// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.core.geometry.Size;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code blemish generate}. */
@Command(
    name = "generate",
    description = "Draws a product, good and defective, to try everything with.",
    footer = {
      "",
      "The data set has MVTec 3D-AD's layout: colour images, 3D scans and masks. The same options"
          + " give the same files.",
      "",
      "Example: blemish generate --product biscuit --output data --counts 60,20,20,8"
    },
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  private static final int COUNTS = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--product",
      paramLabel = "NAME",
      description = "biscuit (default), gasket or tile.")
  private String product = ProductKind.BISCUIT.title();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder in which the product's own folder is made.")
  private Path output = Path.of("");

  @Option(names = "--name", paramLabel = "NAME", description = "Name of the product's own folder.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; 0.")
  private long seed;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = SizeConverter.class,
      description = "Pixels of images and scans, such as 640x480; 256.")
  private Size size = new Size(256, 256);

  @Option(
      names = "--counts",
      split = ",",
      paramLabel = "N",
      description =
          "Good pieces to train and to validate on, good pieces to test, pieces of each defect to"
              + " test; 60,20,20,8.")
  private List<Integer> counts = List.of(60, 20, 20, 8);

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
            .withSeed(seed)
            .withCounts(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    ProductSettings named = name.map(settings::withName).orElse(settings);
    ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr());
    try {
      Path folder =
          ProductGenerator.generate(
              named, output, (done, total) -> progress.step("drawing", done, total));
      spec.commandLine().getOut().println(folder);
      spec.commandLine().getOut().flush();
    } finally {
      progress.close();
    }
    return ExitCode.SUCCESS;
  }
}
