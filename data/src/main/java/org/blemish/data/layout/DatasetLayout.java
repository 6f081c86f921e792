// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.internal.FileTree;

/**
 * A structure of folders and files in which a category of a data set is published. Stateless and
 * safe for many threads.
 *
 * <p>Implementations find files by {@link FileTree}, which follows symbolic links and skips hidden
 * files and files of operating systems, and sort samples by id.
 */
public interface DatasetLayout {
  /** Name for {@code --layout}: {@code mvtec-ad}. */
  String name();

  /** The structure in one line, for messages. */
  String structure();

  /**
   * Files and folders, relative to a category's root, that are typical of the layout. Messages name
   * the layout that an incomplete data set has most of.
   */
  List<String> characteristicPaths();

  /** Whether {@code root} is a category in this layout. Looks at names only. */
  boolean recognises(Path root);

  /**
   * Whether a folder that was found in a search for categories is one. Stricter than {@link
   * #recognises} if names alone prove little, because the user did not name this folder.
   */
  default boolean recognisesSubfolder(Path root) {
    return recognises(root);
  }

  /**
   * Whether a category that is {@linkplain #recognises recognised} states which of its images are
   * good. A folder of nothing but images does not.
   */
  default boolean hasLabels(Path root) {
    return true;
  }

  /**
   * Whether the layout leaves out this file on purpose: images under other lights, or without
   * labels.
   *
   * @param id path below the category's folder, with forward slashes
   */
  default boolean excludes(String id) {
    return false;
  }

  /**
   * Folders in which every image belongs to the data set, or is reported as left out. None where a
   * table names every file, so that other files next to them mean nothing.
   */
  default List<Path> searchedFolders(Path root) {
    return List.of(root);
  }

  /**
   * Where the data set's evaluator expects the anomaly map of a sample: the sample's path without
   * its extension.
   *
   * @param sampleId id of the sample, with forward slashes
   * @return path without extension, relative to the folder of the category's maps
   */
  default String mapPath(String sampleId) {
    int dot = sampleId.lastIndexOf('.');
    return dot > sampleId.lastIndexOf('/') ? sampleId.substring(0, dot) : sampleId;
  }

  /**
   * Reads one category.
   *
   * @param root the category's folder (for a manifest the CSV file or its folder)
   * @return its samples; the training subset may be empty
   * @throws BlemishException if the folder is not in this layout or holds no image
   */
  Dataset read(Path root);
}
