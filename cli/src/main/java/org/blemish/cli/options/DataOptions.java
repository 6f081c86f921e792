// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.cli.output.LeftOutParts;
import org.blemish.core.process.ShellWords;
import org.blemish.data.Dataset;
import org.blemish.data.layout.Category;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of a labelled data set: {@code --data} and {@code --layout}, or {@code --good}. */
public final class DataOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the product's images (one category), or a CSV manifest.")
  private Optional<Path> data = Optional.empty();

  @Mixin private LayoutOption layout = new LayoutOption();
  @Mixin private FolderOptions folders = new FolderOptions();

  /**
   * Reads the data set's lists of files, and prints which files in its folders are not part of it.
   *
   * @throws ParameterException if neither {@code --data} nor {@code --good} is given, or both
   */
  public Dataset read(PrintWriter err) {
    Category category = category();
    Dataset dataset = category.read();
    LeftOutParts.print(category.skipped(dataset), err);
    return dataset;
  }

  /** The options as they were given, as text for commands that are proposed to the user. */
  public String asArguments() {
    return data.map(path -> "--data " + ShellWords.of(path)).orElseGet(folders::asArguments);
  }

  private Category category() {
    if (data.isPresent() == folders.given()) {
      throw new ParameterException(
          spec.commandLine(),
          "give either --data DIR, or --good DIR with --defects DIR and --masks DIR");
    }
    return folders
        .category()
        .orElseGet(() -> new Category(data.orElseThrow(), layout.of(data.orElseThrow())));
  }
}
