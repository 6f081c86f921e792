// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.process.ShellWords;
import org.blemish.data.layout.Category;
import org.blemish.data.layout.NamedFolders;
import picocli.CommandLine.Option;

/** Options that name the folders of a data set which is in none of the known layouts. */
public final class FolderOptions {
  @Option(
      names = "--good",
      paramLabel = "DIR",
      description =
          "Folder of good images, instead of a data set folder; can be repeated. With --defects, about one in"
              + " five is kept for testing.")
  private List<Path> good = List.of();

  @Option(
      names = "--test-good",
      paramLabel = "DIR",
      description = "Folder of good images for testing; those of --good are then all for training.")
  private List<Path> testGood = List.of();

  @Option(
      names = "--defects",
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Folder of defective images: one kind of defect, or one folder for each kind; can be"
              + " repeated.")
  private List<Path> defects = List.of();

  @Option(
      names = "--masks",
      paramLabel = "DIR",
      description =
          "Folder of the defects' masks, which have the images' names, as they are or with an ending"
              + " such as _mask; can be repeated.")
  private List<Path> masks = List.of();

  /** Whether any of the options is given. */
  public boolean given() {
    return !(good.isEmpty() && testGood.isEmpty() && defects.isEmpty() && masks.isEmpty());
  }

  /**
   * The data set of these folders; empty where none are given.
   *
   * @throws org.blemish.core.BlemishException if a folder is missing, or none holds good images
   */
  public Optional<Category> category() {
    return given()
        ? Optional.of(new NamedFolders(good, testGood, defects, masks).category())
        : Optional.empty();
  }

  /** The options as they were given. */
  String asArguments() {
    Map<String, List<Path>> all = new LinkedHashMap<>();
    all.put("--good", good);
    all.put("--test-good", testGood);
    all.put("--defects", defects);
    all.put("--masks", masks);
    return all.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream().map(path -> entry.getKey() + " " + ShellWords.of(path)))
        .collect(Collectors.joining(" "));
  }
}
