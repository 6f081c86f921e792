// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.depth;

/** The surface below a part, as depth over the pixels of a scan. */
interface Background {
  /** Depth of the background in pixel {@code (x, y)}, metres. */
  double at(int x, int y);
}
