// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;

/**
 * A category that was found on disk and has not been read yet.
 *
 * @param root its folder (or manifest file)
 * @param layout layout to read it in
 */
public record Category(Path root, DatasetLayout layout) {
  /** Reads the category's lists of files. */
  public Dataset read() {
    return layout.read(root);
  }

  /**
   * Images and scans below the category's folder that are not in its data set, although its layout
   * does not exclude them: masks without an image, misspelt folders.
   *
   * @param dataset the result of {@link #read}
   */
  public List<Path> unread(Dataset dataset) {
    Set<Path> held = new HashSet<>();
    Stream.of(dataset.train(), dataset.validation(), dataset.test())
        .flatMap(List::stream)
        .forEach(
            sample -> {
              sample.image().ifPresent(held::add);
              sample.scan().ifPresent(held::add);
              held.addAll(sample.masks());
            });
    FileTree tree = new FileTree(dataset.root());
    return FileTree.imagesAndScansBelow(tree.root()).stream()
        .filter(file -> !held.contains(file))
        .filter(file -> !layout.excludes(tree.id(file)))
        .toList();
  }

  /** Name of the folder. */
  public String name() {
    return DataFileNames.name(root);
  }
}
