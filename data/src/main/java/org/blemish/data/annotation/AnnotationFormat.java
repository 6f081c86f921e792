// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.blemish.core.BlemishException;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.FileTree;

/** Formats of annotations that can be read. */
public enum AnnotationFormat {
  /** A folder with one JSON file for each image, or one such file. */
  LABELME {
    @Override
    List<AnnotatedImage> read(Path path) {
      if (!Files.isDirectory(path)) {
        return List.of(LabelmeReader.read(path));
      }
      List<AnnotatedImage> images =
          FileTree.files(path).stream()
              .filter(file -> DataFileNames.extension(file).equals("json"))
              .map(LabelmeReader::read)
              .toList();
      if (images.isEmpty()) {
        throw new BlemishException(path + ": no JSON files of labelme there");
      }
      return images;
    }
  },
  /** One JSON file of object instances. */
  COCO {
    @Override
    List<AnnotatedImage> read(Path path) {
      return CocoReader.read(path);
    }
  };

  /** Reads all annotations. */
  abstract List<AnnotatedImage> read(Path path);

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
