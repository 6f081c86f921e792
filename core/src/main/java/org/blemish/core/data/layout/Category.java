// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.data.layout;

import java.nio.file.Path;
import org.blemish.core.data.Dataset;

/**
 * A category that was found on disk and not read yet.
 *
 * @param root its folder (or manifest file)
 * @param layout how it is read
 */
public record Category(Path root, DatasetLayout layout) {
  /** Reads the category's lists of files. */
  public Dataset read() {
    return layout.read(root);
  }

  /** Name of the folder. */
  public String name() {
    return Tree.name(root);
  }
}
