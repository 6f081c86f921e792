// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;

/** What a folder contains, in words for messages. */
final class FolderContent {
  private static final int NAMED = 6;

  private FolderContent() {}

  /** Such as {@code found 3 images, train/ with 20 images, other/ with 0 images}. */
  static String of(Path root) {
    if (!Files.isDirectory(root)) {
      return "it is a file";
    }
    List<String> found = new ArrayList<>();
    List<Path> folders = FileTree.folders(root);
    long own = FileTree.files(root).stream().filter(DataFileNames::isImageOrScan).count();
    if (own > 0 || folders.isEmpty()) {
      found.add(own + " images");
    }
    folders.stream()
        .limit(NAMED)
        .forEach(
            folder ->
                found.add(
                    "%s/ with %d images"
                        .formatted(
                            DataFileNames.name(folder),
                            FileTree.imagesAndScansBelow(folder).size())));
    if (folders.size() > NAMED) {
      found.add("%d more folders".formatted(folders.size() - NAMED));
    }
    return "found " + String.join(", ", found);
  }
}
