// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductSettings;
import org.blemish.training.method.Progress;

/** The product that a demonstration generates in its new folder. */
public final class DemoProduct {
  private DemoProduct() {}

  /**
   * Generates a product in the folder {@code data} of a new folder.
   *
   * @param output the new folder
   * @throws BlemishException if the folder exists
   */
  public static Dataset generate(ProductSettings settings, Path output, Progress progress) {
    if (Files.exists(output)) {
      throw new BlemishException(
          "%s exists already: remove it, or choose another folder by --output".formatted(output));
    }
    Path data =
        ProductGenerator.generate(
            settings,
            output.resolve("data"),
            (done, total) -> progress.step("generating", done, total));
    return DatasetLayouts.detect(data).read(data);
  }
}
