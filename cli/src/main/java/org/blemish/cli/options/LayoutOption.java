// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.blemish.data.layout.DatasetLayout;
import org.blemish.data.layout.DatasetLayouts;
import picocli.CommandLine.Option;

/** Option {@code --layout}. */
public final class LayoutOption {
  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "Layout of the data set, such as mvtec-ad; detected where not given.")
  private Optional<String> layout = Optional.empty();

  /**
   * The layout that was given; empty if it is to be detected.
   *
   * @throws org.blemish.core.BlemishException if there is no layout of that name
   */
  public Optional<DatasetLayout> given() {
    return layout.map(DatasetLayouts::named);
  }

  /**
   * The layout of a data set.
   *
   * @throws org.blemish.core.BlemishException if none was given and none recognises the folder
   */
  public DatasetLayout of(Path data) {
    return given().orElseGet(() -> DatasetLayouts.detect(data));
  }
}
