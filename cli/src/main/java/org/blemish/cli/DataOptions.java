// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;
import picocli.CommandLine.Option;

/** Which data set. */
final class DataOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the product's images (one category), or a CSV manifest.")
  private Path data = Path.of("");

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "How the folder is laid out; found out by itself where not given.")
  private Optional<String> layout = Optional.empty();

  Dataset read() {
    DatasetLayout found =
        layout.isPresent() ? DatasetLayouts.named(layout.get()) : DatasetLayouts.detect(data);
    return found.read(data);
  }
}
