// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;

/**
 * One way of laying out a data set's category in files. Stateless and safe for many threads.
 *
 * <p>Readers follow symbolic links, skip hidden files (names that begin with a dot, {@code
 * Thumbs.db}, {@code desktop.ini}) and order samples by their ids, whatever the file system does.
 */
public interface DatasetLayout {
  /** Name as used by {@code --layout}: {@code mvtec-ad}. */
  String name();

  /** What a category looks like, in one line for a person. */
  String structure();

  /**
   * Files and folders, relative to a category's root, by which a damaged or half-unpacked tree is
   * still taken for this layout in messages.
   */
  List<String> characteristicPaths();

  /** Whether {@code root} is one category in this layout. Looks at names only. */
  boolean recognises(Path root);

  /**
   * Whether a folder that was found while looking for categories is one. Stricter than {@link
   * #recognises} where names alone prove little: nobody named this folder.
   */
  default boolean recognisesSubfolder(Path root) {
    return recognises(root);
  }

  /**
   * Whether the layout knows this file and reads it on purpose not: other lights, unlabelled
   * images.
   *
   * @param id path below the category's folder, with forward slashes
   */
  default boolean excludes(String id) {
    return false;
  }

  /**
   * Reads one category.
   *
   * @param root the category's folder (for a manifest the CSV file or its folder)
   * @return its samples; training may be empty where the tree holds test images only
   * @throws BlemishException where the tree is not in this layout or holds no image
   */
  Dataset read(Path root);
}
