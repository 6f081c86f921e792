// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Locale;

/** A named range of shares, 0 to 1: a class of sizes or contrasts. */
interface NamedRange {
  /** The smallest share. */
  double min();

  /** The largest share. */
  double max();

  /** The name of the enum constant. */
  String name();

  /** Whether a share is in the range. */
  default boolean contains(double share) {
    return share >= min() && share <= max();
  }

  /** Lower-case name, for tables. */
  default String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
