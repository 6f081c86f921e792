// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.data.Dataset;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;
import org.blemish.data.internal.FolderWalk;
import org.blemish.data.internal.MaskNames;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.blemish.data.skipped.SkippedFiles;

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
   * Everything in the category's folders that is not in its data set, although its layout does not
   * exclude it: masks without an image, misspelt folders, and what {@link FolderWalk} skips.
   *
   * @param dataset the result of {@link #read}
   */
  public SkippedFiles skipped(Dataset dataset) {
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
    List<SkippedFile> skipped = new ArrayList<>();
    for (Path folder : layout.searchedFolders(dataset.root())) {
      FolderWalk walk = FolderWalk.of(folder);
      skipped.addAll(walk.skipped());
      Set<Path> beside = MaskNames.besideImages(walk.files());
      for (Path file : walk.files()) {
        if (!held.contains(file) && !layout.excludes(tree.id(file))) {
          boolean mask =
              beside.contains(file)
                  || MaskNames.maskFolder(tree.root(), file).isPresent()
                  || MaskNames.imageStem(DataFileNames.stem(file)).isPresent();
          skipped.add(
              new SkippedFile(
                  file, mask ? SkipReason.MASK_WITHOUT_IMAGE : SkipReason.NOT_IN_LAYOUT));
        }
      }
    }
    return new SkippedFiles(skipped);
  }

  /** Name of the folder. */
  public String name() {
    return DataFileNames.name(root);
  }
}
