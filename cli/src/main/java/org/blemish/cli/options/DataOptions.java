// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import org.blemish.data.Dataset;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options {@code --data} and {@code --layout} of a labelled data set. */
public final class DataOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the product's images (one category), or a CSV manifest.")
  private Path data = Path.of("");

  @Mixin private LayoutOption layout = new LayoutOption();

  /** Reads the data set's lists of files. */
  public Dataset read() {
    return layout.of(data).read(data);
  }
}
